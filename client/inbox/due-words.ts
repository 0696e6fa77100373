import type { InboxItem } from "../../server/inbox/contract.ts";
import { firstName } from "../leads/reach.ts";
import { whenNear } from "../ui/time.ts";

/** "Answer by 14:51" of what is offered, "Reach them by 14:51" of what one has already. */
export const dueWords = (state: InboxItem["state"], dueAt: string, now: number): string =>
  `${state === "offered" ? "Answer" : "Reach them"} by ${whenNear(dueAt, now)}`;

/** Others may see the screen: a first name is enough to know that one must look. */
export function noteOf(
  { lead, state, dueAt }: Pick<InboxItem, "state" | "dueAt"> & { lead: Pick<InboxItem["lead"], "name" | "company"> },
  now: number,
): string {
  const who = `New lead for you: ${firstName(lead.name) || lead.company || "somebody new"}`;
  return dueAt ? `${who}. ${dueWords(state, dueAt, now)}` : who;
}
