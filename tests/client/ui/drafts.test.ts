import { expect, test } from "vitest";
import { localDrafts } from "../../../client/editor/local-drafts.ts";
import { textDraft } from "../../../client/ui/text-drafts.ts";

function memory(): Storage {
  const kept = new Map<string, string>();
  return {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, text: string) => void kept.set(name, text),
    removeItem: (name: string) => void kept.delete(name),
  } as Storage;
}

test("who signs in after somebody finds none of what they had not sent, and they find it again", () => {
  const storage = memory();
  textDraft("ann", "note:1", storage).write("Has a dog");
  expect(textDraft("bob", "note:1", storage).read()).toBe("");
  textDraft("bob", "note:1", storage).write("");
  expect(textDraft("ann", "note:1", storage).read()).toBe("Has a dog");
});

test("a drawing that is not saved is kept for whoever drew it", () => {
  const storage = memory();
  const graph = { nodes: [], edges: [] };
  localDrafts("ann", "flow", storage).keep({ graph, base: graph, revision: 3 });
  expect(localDrafts("bob", "flow", storage).kept()).toBeUndefined();
  localDrafts("bob", "flow", storage).forget();
  expect(localDrafts("ann", "flow", storage).kept()).toMatchObject({ revision: 3 });
});

test("a browser that refuses to keep anything takes away the net, not the text", () => {
  const refuse = () => {
    throw new Error("full");
  };
  const storage = { getItem: refuse, setItem: refuse, removeItem: refuse } as unknown as Storage;
  const draft = textDraft("ann", "note:1", storage);
  expect(() => draft.write("Has a dog")).not.toThrow();
  expect(draft.read()).toBe("");
});
