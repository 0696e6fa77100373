import { z } from "zod";
import { type Graph, graphSchema } from "../../engine/graph.ts";

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

const keptDraft = z.object({ graph: graphSchema, revision: z.number().int(), base: graphSchema });

/**
 * Keeps one flow's unsaved drawing in this browser, so that a closed lid or a lost connection costs nothing. It is of one
 * person: whoever signs in here after them is not asked about changes that somebody else made.
 */
export function localDrafts(personId: string, flowId: string, storage = browserStorage()): LocalDrafts {
  const name = `baton.draft.${personId}.${flowId}`;
  return {
    keep(draft) {
      try {
        storage?.setItem(name, JSON.stringify(draft));
      } catch {
        // A full storage takes away the net, not the editor: the draft still goes to the server.
      }
    },
    kept() {
      try {
        const kept: unknown = JSON.parse(storage?.getItem(name) ?? "null");
        // As it was kept, so that it can be compared; what another release has kept may no longer be a drawing.
        return keptDraft.safeParse(kept).success ? (kept as KeptDraft) : undefined;
      } catch {
        return undefined;
      }
    },
    forget: () => storage?.removeItem(name),
  };
}

/** @returns undefined where a browser forbids it: there, reading its name throws */
function browserStorage(): Storage | undefined {
  try {
    return localStorage;
  } catch {
    return undefined;
  }
}
