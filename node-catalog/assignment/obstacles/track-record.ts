import type { LeadTraits } from "../../kit/decision-inputs.ts";
import type { TrackRecord } from "../../kit/facts.ts";
import type { Requirements } from "../../kit/requirements.ts";
import { DAY } from "../../kit/time.ts";
import { STALE_AFTER_DAYS } from "../reasons.ts";
import { isSame } from "./fit.ts";
import type { Check, Obstacle } from "./obstacle.ts";

/** Deals won in the lead's industry, in any where the lead does not say it, and one of them as large as this lead. */
export function hasWonDeals({ wonDeals }: Requirements, { industry = null, value = null }: LeadTraits): Check[] {
  if (!wonDeals) return [];
  const { atLeast: needed, ofSize = false } = wonDeals;
  const check: Check = ({ trackRecord }): Obstacle | undefined => {
    const { deals, largest } = wonIn(trackRecord, industry);
    if (deals < needed) return { reason: "too-few-deals", values: { deals, needed } };
    if (ofSize && value !== null && largest < value) return { reason: "deals-too-small", values: { largest } };
    return undefined;
  };
  return [check];
}

function wonIn(record: TrackRecord | null, industry: string | null): { deals: number; largest: number } {
  const won = record?.won.filter((one) => industry === null || isSame(one.industry, industry)) ?? [];
  return won.reduce(
    (sum, { deals, largest }) => ({ deals: sum.deals + deals, largest: Math.max(sum.largest, largest) }),
    { deals: 0, largest: 0 },
  );
}

/** @returns when the figures were measured, if that is too long ago to be taken for today's */
export function staleSince(measuredAt: number | undefined, now: number): number | undefined {
  return measuredAt !== undefined && now - measuredAt > STALE_AFTER_DAYS * DAY ? measuredAt : undefined;
}
