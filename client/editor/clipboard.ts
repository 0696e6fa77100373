import { type Graph, graphSchema } from "../../engine/graph.ts";

/** Marks copied steps among other texts of the clipboard. */
const MARK = "baton-steps";

export function toClipboard(piece: Graph): string {
  return JSON.stringify({ [MARK]: piece });
}

/** Steps that were copied here or in another tab. @returns undefined when the clipboard holds something else */
export function fromClipboard(text: string): Graph | undefined {
  if (!text.startsWith(`{"${MARK}"`)) return undefined;
  try {
    return graphSchema.safeParse((JSON.parse(text) as { [MARK]: unknown })[MARK]).data;
  } catch {
    return undefined;
  }
}
