import { expect, test } from "vitest";
import { proposedSource } from "../../../client/shell/proposed-source.ts";
import type { SourceView } from "../../../server/sources/contract.ts";

const aSource = (name: string, source: Partial<SourceView> = {}) =>
  ({ id: name, name, demo: false, flow: null, ...source }) as SourceView;

const live = { id: "flow", name: "New leads", paused: false };
const demo = aSource("Demo website", { demo: true, flow: live });

test("a test lead goes through the company's own live flow, though the demo is there too", () => {
  const sources = [demo, aSource("Trade fair"), aSource("Website form", { flow: live })];
  expect(proposedSource(sources)?.name).toBe("Website form");
});

test("while the company's own flow is not live or rests, a test lead goes through the demo", () => {
  const paused = aSource("Website form", { flow: { ...live, paused: true } });
  expect(proposedSource([aSource("Trade fair"), paused, demo])?.name).toBe("Demo website");
});

test("without a flow anywhere a test lead comes from a source of one's own", () => {
  expect(proposedSource([{ ...demo, flow: null }, aSource("Trade fair")])?.name).toBe("Trade fair");
  expect(proposedSource([])).toBeUndefined();
});
