import type { InboxItem } from "../../server/inbox/contract.ts";

export interface Sections {
  /** Not accepted yet. */
  readonly fresh: readonly InboxItem[];
  /** Accepted, and due before the day ends, or overdue. */
  readonly today: readonly InboxItem[];
  readonly later: readonly InboxItem[];
}

/** What comes first on the page; the order within is the server's: by deadline. @param now epoch milliseconds */
export function intoSections(items: readonly InboxItem[], now: number): Sections {
  const endOfDay = new Date(now).setHours(24, 0, 0, 0);
  const isToday = ({ dueAt }: InboxItem) => dueAt !== null && Date.parse(dueAt) < endOfDay;
  const accepted = items.filter(({ isNew }) => !isNew);
  return {
    fresh: items.filter(({ isNew }) => isNew),
    today: accepted.filter(isToday),
    later: accepted.filter((item) => !isToday(item)),
  };
}
