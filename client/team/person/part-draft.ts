import { changedOf, isSame } from "../changes.ts";

/** What somebody has begun to change of a part: as it was then, and as it is to be. */
export interface PartDraft<Part> {
  readonly base: Part;
  readonly draft: Part;
}

/**
 * The draft after a change of the form; null when nothing is changed any more, and the part shows what the server has.
 *
 * @param saved the part as the server has it now
 */
export function changePart<Part extends object>(
  now: PartDraft<Part> | null,
  saved: Part,
  next: Partial<Part>,
): PartDraft<Part> | null {
  const base = now?.base ?? saved;
  const draft = { ...(now?.draft ?? saved), ...next };
  return isSame(base, draft) ? null : { base, draft };
}

/** What is sent: what others changed meanwhile beside it stays. */
export const toSend = <Part extends object>({ base, draft }: PartDraft<Part>): Partial<Part> => changedOf(base, draft);

/** After saving: what was typed while it was on its way is still to be saved. */
export function afterSaving<Part extends object>(
  now: PartDraft<Part> | null,
  sent: PartDraft<Part>,
): PartDraft<Part> | null {
  return now === null || isSame(now.draft, sent.draft) ? null : { base: sent.draft, draft: now.draft };
}
