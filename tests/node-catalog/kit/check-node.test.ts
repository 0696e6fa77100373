import { expect, test } from "vitest";
import { z } from "zod";
import { checkNode } from "../../../node-catalog/kit/check-node.ts";
import { createCatalog } from "../../../node-catalog/kit/catalog.ts";
import { defineNode, exitsOf } from "../../../node-catalog/kit/define-node.ts";
import { facts } from "../../../node-catalog/kit/examples.ts";
import { atPointer, JSON_POINTER } from "../../../node-catalog/kit/json-pointer.ts";
import { leave } from "../../../node-catalog/kit/outcome.ts";
import { text, widget } from "../../../node-catalog/kit/widgets.ts";
import condition from "../../../node-catalog/nodes/condition.ts";

const good = defineNode({
  type: "say-hello",
  version: 1,
  group: "act",
  icon: "bell",
  title: "Say hello",
  sentence: "Say {greeting}",
  help: "For tests.",
  config: z.object({ greeting: text({ label: "Greeting" }).default("hello") }),
  exits: { done: "Next" },
  reasons: { said: "“{greeting}” was said" },
  decide: ({ config }) => leave("done", { because: { code: "said", greeting: config.greeting } }),
  examples: [{ name: "hello", config: { greeting: "hello" }, facts: facts(), exit: "done" }],
});
const broken = (change: object) => checkNode({ ...good, ...change }, "say-hello");
let calls = 0;

test("a node that keeps the contract passes", async () => {
  expect(await checkNode(good, "say-hello")).toEqual([]);
});

test.each<[string, object, RegExp]>([
  ["is named otherwise than its file", { type: "greet" }, /the file say-hello holds the type “greet”/],
  ["has no help", { help: " " }, /help is empty/],
  ["has no example", { examples: [] }, /there is no example/],
  ["says what its config does not have", { sentence: "Say {what}" }, /\{what\}, which is not in the config/],
  ["has a field without a widget", { config: z.object({ greeting: z.string() }) }, /greeting has no widget/],
  [
    "has a field without a label",
    { config: z.object({ greeting: widget(z.string(), "text", { label: "" }) }) },
    /greeting has no label/,
  ],
  ["leaves by an exit that it does not declare", { exits: { next: "Next" } }, /exit “done” is not declared/],
  ["has an exit without an example", { exits: { done: "Next", other: "Other" } }, /no example leaves by “other”/],
  ["gives a reason that it does not declare", { reasons: {} }, /no reason says “said”/],
  ["leaves a word of its reason open", { reasons: { said: "{who} said it" } }, /says \{who\}, which is not given/],
  [
    "fills in a field in secret",
    {
      decide: () =>
        leave("done", {
          effects: [{ type: "setLead", set: { product: "x" } }],
          because: { code: "said", greeting: "" },
        }),
    },
    /fills in “product”, which its writes do not name/,
  ],
  [
    "draws lots",
    { decide: () => leave("done", { because: { code: "said", greeting: String(calls++) } }) },
    /the same input gave two outcomes/,
  ],
])("a node that %s does not pass", async (_, change, problem) => {
  expect(await broken(change)).toContainEqual(expect.stringMatching(problem));
});

test("a node that changes what it is given is caught in the act", async () => {
  const decide = ({ lead }: { lead: { name: string } }) => {
    lead.name = "changed";
    return leave("done", { because: { code: "said", greeting: "" } });
  };
  await expect(broken({ decide })).rejects.toThrow(TypeError);
});

test("a config whose form cannot be said as data does not get past its test", async () => {
  await expect(broken({ config: z.object({ greeting: z.date() }) })).rejects.toThrow();
});

test("the newest version of a type stands in the palette; a running lead's version stays", () => {
  const catalog = createCatalog([good, { ...good, version: 2 }]);
  expect(catalog.all()).toMatchObject([{ version: 2 }]);
  expect(catalog.get("say-hello", 1)).toBe(good);
  expect(() => createCatalog([good, good])).toThrow("say-hello@1");
});

test("listed exits come from the config and stand before the fixed ones", () => {
  const branches = [{ id: "big", label: "Big deals", rule: { filled: [{ var: "value" }] as const } }];
  expect(Object.entries(exitsOf(condition, { branches }))).toEqual([
    ["big", "Big deals"],
    ["otherwise", "Everyone else"],
  ]);
});

test("a JSON pointer finds what is there, and only that", () => {
  const json = { a: { "b/c": [1, { "~": "tilde" }] } };
  expect([atPointer(json, "/a/b~1c/0"), atPointer(json, "/a/b~1c/1/~0"), atPointer(json, "")]).toEqual([
    1,
    "tilde",
    json,
  ]);
  expect([atPointer(json, "/a/x/y"), atPointer(json, "/constructor"), atPointer(null, "/a")]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
  expect(["a", "/a~", "/a~2"].some((pointer) => JSON_POINTER.test(pointer))).toBe(false);
});
