import { describe, expect, test } from "vitest";
import { checkNode } from "../../node-catalog/kit/check-node.ts";
import { startingConfig } from "../../node-catalog/kit/config-form.ts";
import { loadCatalog } from "../../node-catalog/load.ts";

const catalog = await loadCatalog();

test("the catalog holds every step type of the main job, in the palette's order", () => {
  expect(catalog.all().map(({ type }) => type)).toEqual([
    "lead-captured",
    "business-hours",
    "territory",
    "condition",
    "language",
    "after-hours",
    "fewest-open",
    "follow-the-sun",
    "same-person",
    "round-robin",
    "http-request",
    "create-deal",
    "create-task",
    "set-field",
    "notify",
    "check-in",
    "wait",
    "wait-for-acceptance",
    "wait-for-contact",
    "escalate",
    "fallback",
    "to-queue",
    "end",
  ]);
});

describe.each(catalog.all().map((node) => [node.type, node] as const))("%s", (type, node) => {
  test("keeps the contract of a node", async () => {
    expect(await checkNode(node, type)).toEqual([]);
  });
});

test("a minimal graph from outside may leave out everything that has a default", () => {
  const team = "00000000-0000-7000-8000-00000000000c";
  const minimal: Record<string, object> = {
    "lead-captured": { sources: [] },
    language: { anyOf: ["de"] },
    "round-robin": { team },
    "create-task": { title: "make contact", dueIn: "PT15M" },
    "wait-for-contact": { within: "PT15M" },
    "wait-for-acceptance": { within: "PT5M" },
    escalate: { tell: "leader", then: "next", team },
    "to-queue": { team },
    wait: { for: "PT5M" },
    notify: {},
    "create-deal": {},
    "business-hours": {},
    end: {},
  };
  for (const [type, config] of Object.entries(minimal)) {
    const node = catalog.newest(type)!;
    const parsed = node.config.parse(config);
    expect(node.check?.(parsed, { fields: [] }) ?? [], type).toEqual([]);
  }
});

test("a step that was just drawn begins with its defaults", () => {
  expect(startingConfig(catalog.newest("create-task")!)).toEqual({
    title: "make contact",
    dueIn: "PT15M",
    counts: "clock",
    for: "owner",
  });
  expect(startingConfig(catalog.newest("wait")!)).toMatchObject({ for: "PT1H", until: null });
});
