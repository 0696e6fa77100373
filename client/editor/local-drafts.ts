import type { Graph } from "../../engine/graph.ts";

/** A drawing that the server does not have yet. */
export interface KeptDraft {
  readonly graph: Graph;
  /** The revision it was drawn on, and what that looked like. */
  readonly revision: number;
  readonly base: Graph;
}

export interface LocalDrafts {
  keep(draft: KeptDraft): void;
  kept(): KeptDraft | undefined;
  forget(): void;
}

/**
 * Keeps one flow's unsaved drawing in this browser, so that a closed lid or a lost connection costs nothing. It is of one
 * person: whoever signs in here after them is not asked about changes that somebody else made.
 */
export function localDrafts(personId: string, flowId: string, storage: Storage = localStorage): LocalDrafts {
  const name = `baton.draft.${personId}.${flowId}`;
  return {
    keep(draft) {
      try {
        storage.setItem(name, JSON.stringify(draft));
      } catch {
        // A full or forbidden storage takes away the net, not the editor: the draft still goes to the server.
      }
    },
    kept() {
      try {
        const text = storage.getItem(name);
        return text === null ? undefined : (JSON.parse(text) as KeptDraft);
      } catch {
        return undefined;
      }
    },
    forget: () => storage.removeItem(name),
  };
}
