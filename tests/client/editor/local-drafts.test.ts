import { expect, test } from "vitest";
import { localDrafts } from "../../../client/editor/local-drafts.ts";
import type { Graph } from "../../../engine/graph.ts";

const EMPTY: Graph = { nodes: [], edges: [] };

/** A browser's storage that holds one text. */
const holding = (text: string) => ({ getItem: () => text }) as unknown as Storage;

test("what was kept is given back as it was", () => {
  const draft = { graph: EMPTY, revision: 1, base: EMPTY };
  expect(localDrafts("p", "f", holding(JSON.stringify(draft))).kept()).toEqual(draft);
});

test("what another release has kept here, and is no drawing, is left alone", () => {
  for (const text of ['{"graph":{"steps":[]},"revision":1,"base":{}}', "null", "[", '"a"']) {
    expect(localDrafts("p", "f", holding(text)).kept()).toBeUndefined();
  }
});

test("a browser that forbids to keep anything takes away the net, not the editor", () => {
  Object.defineProperty(globalThis, "localStorage", {
    configurable: true,
    get: () => {
      throw new Error("SecurityError");
    },
  });
  const drafts = localDrafts("p", "f");
  Reflect.deleteProperty(globalThis, "localStorage");
  drafts.keep({ graph: EMPTY, revision: 1, base: EMPTY });
  expect(drafts.kept()).toBeUndefined();
  drafts.forget();
});
