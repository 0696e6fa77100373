import type { Because } from "../kit/because.ts";
import type { LeadTraits, StrategyParams } from "../kit/decision-inputs.ts";
import type { Lead } from "../kit/domain.ts";
import { type Match, MATCHES } from "../kit/requirements.ts";
import { leadClock } from "./lead-clock.ts";
import type { DecisionNote } from "./reasons.ts";

/** What a decision may know of the lead: only what the flow asks for. */
export function leadTraits(lead: Lead, { requirements = {} }: StrategyParams, now: number): LeadTraits {
  const { match = [], wonDeals, customerHours } = requirements;
  const asked = new Set<Match>(match);
  if (wonDeals) asked.add("industry");
  const matched = MATCHES.filter((what) => asked.has(what)).map((what) => [what, TRAITS[what](lead)] as const);
  return {
    ...Object.fromEntries(matched),
    ...(wonDeals?.ofSize && { value: lead.value }),
    ...(customerHours && { clock: leadClock(lead, customerHours, now) }),
  };
}

const TRAITS: Readonly<Record<Match, (lead: Lead) => string | null>> = {
  language: ({ language }) => language,
  region: regionOf,
  product: ({ product }) => product,
  industry: ({ fields }) => textOf(fields["industry"]),
};

/** The lead's country, or the part of it that its field "region" names by its code, "BY" or "DE-BY"; "DE-Bayern" names none. */
export function regionOf({ country, fields }: Pick<Lead, "country" | "fields">): string | null {
  const region = textOf(fields["region"])?.toUpperCase();
  if (!region || !country || region === country) return country;
  const part = region.startsWith(`${country}-`) ? region.slice(country.length + 1) : region;
  return /^[A-Z0-9]{1,3}$/.test(part) ? `${country}-${part}` : country;
}

function textOf(value: unknown): string | null {
  return typeof value === "string" && value.trim() !== "" ? value.trim() : null;
}

/** What the flow asks for and the lead does not say. */
export function unknownTraits({ requirements }: StrategyParams, lead: LeadTraits): Because[] {
  const unknown = (requirements?.match ?? []).filter((what) => lead[what] === null);
  const codes = unknown.map((what): DecisionNote => `${what}-unknown`);
  if (lead.clock === null) codes.push("customer-time-unknown");
  return codes.map((code) => ({ code }));
}
