import type { SourceView } from "../../server/sources/contract.ts";

/**
 * Where a test lead comes from unless one says otherwise: the company's own flow that is live goes first, then the demo's,
 * and before one has either, a source of one's own.
 */
export function proposedSource(sources: readonly SourceView[]): SourceView | undefined {
  const taken = sources.filter(({ flow }) => flow !== null);
  const running = taken.filter(({ flow }) => !flow?.paused);
  const isOwn = ({ demo }: SourceView) => !demo;
  return running.find(isOwn) ?? running[0] ?? taken[0] ?? sources.find(isOwn) ?? sources[0];
}
