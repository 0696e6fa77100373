import type { PersonView } from "../../../server/people/contract.ts";

export type Limit = PersonView["limits"][number];
type Kind = Pick<Limit, "what" | "window">;

/** Every kind of limit, and how it ends the sentence "At most 12 leads …". */
export const LIMIT_KINDS: readonly (Kind & { readonly label: string })[] = [
  { what: "open", window: "moving", label: "open at a time" },
  { what: "hour", window: "moving", label: "in any 60 minutes" },
  { what: "hour", window: "calendar", label: "in an hour of the clock" },
  { what: "day", window: "moving", label: "in any 24 hours" },
  { what: "day", window: "calendar", label: "a day" },
  { what: "month", window: "moving", label: "in any 30 days" },
  { what: "month", window: "calendar", label: "in a month of the calendar" },
];

/** Open leads are counted now, so a window means nothing for them. */
export const keyOf = ({ what, window }: Kind): string => (what === "open" ? what : `${what} ${window}`);

const LABELS = new Map(LIMIT_KINDS.map((kind) => [keyOf(kind), kind.label]));

/** "12 open at a time" */
export const limitWords = (limit: Limit): string => `${limit.most} ${LABELS.get(keyOf(limit))}`;

export const openLimitOf = (limits: readonly Limit[]): Limit | undefined => limits.find(({ what }) => what === "open");
