import type { SourceView } from "../../server/sources/contract.ts";

/** The place of one's own that a company begins with: its form, else whichever there is. */
export function theForm(sources: readonly SourceView[]): SourceView | undefined {
  const own = sources.filter(({ demo }) => !demo);
  return own.find(({ name }) => /form/i.test(name)) ?? own[0];
}
