import type { LeadRow } from "../../server/leads/contract.ts";

type Status = LeadRow["status"];

/** How a lead stands, as said on screen. */
export const STATUS_WORDS: Readonly<Record<Status, string>> = {
  new: "New",
  assigned: "With somebody",
  "waiting-list": "Waiting list",
  attention: "Needs attention",
  closed: "Closed",
};

export const STATUS_TONES: Readonly<Record<Status, "plain" | "good" | "warn" | "bad" | "info">> = {
  new: "info",
  assigned: "good",
  "waiting-list": "warn",
  attention: "bad",
  closed: "plain",
};

export const STATUSES = Object.keys(STATUS_WORDS) as readonly Status[];
