import type { Limit, PersonFacts } from "../../node-catalog/kit/facts.ts";
import type { Requirements } from "../../node-catalog/kit/requirements.ts";

/** Everything that a step may ask, so that nearly everybody is looked at to the last rule. */
export const ASKS_EVERYTHING: Requirements = {
  match: ["language", "region", "product", "industry"],
  languageLevel: "B2",
  skills: ["tenders"],
  seniority: 2,
  wonDeals: { atLeast: 1 },
  presentMinutes: 1440,
};

export const LIMITS: readonly Limit[] = [
  { what: "open", most: 1_000, window: "moving" },
  { what: "hour", most: 500, window: "moving" },
  { what: "day", most: 1_000, window: "calendar" },
  { what: "month", most: 5_000, window: "moving" },
];

type Profile = Pick<
  PersonFacts,
  | "languages"
  | "languageLevels"
  | "regions"
  | "products"
  | "industries"
  | "skills"
  | "seniority"
  | "trackRecord"
  | "limits"
  | "capacity"
>;

/** One in ten speaks another language, one in seven not well enough, one in five is too junior. */
export const profileOf = (index: number, measuredAt: number): Profile => ({
  languages: index % 10 === 0 ? ["it"] : ["de", "en"],
  languageLevels: { de: index % 7 === 0 ? "B1" : "C1" },
  regions: ["DE", "AT"],
  products: ["delivery vans", "heat pumps"],
  industries: ["logistics", "health"],
  skills: ["tenders", "leasing"],
  seniority: 1 + (index % 5),
  trackRecord: { measuredAt, won: [{ industry: "logistics", deals: 3, largest: 20_000 }] },
  limits: LIMITS,
  capacity: 1,
});
