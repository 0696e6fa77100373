import type { LeadSet } from "../../../node-catalog/kit/lead-set.ts";

/** Leads that have one thing in common. */
export interface Kind {
  /** Folded, as rules compare it; null: not known, or something else. */
  readonly value: string | null;
  readonly label: string;
  /** Between "Nobody takes" and "on Friday": "Italian leads", "leads from Italy". */
  readonly phrase: string;
  readonly leads: LeadSet;
}
