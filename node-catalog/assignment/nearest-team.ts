import { Temporal } from "temporal-polyfill";
import type { TeamId } from "../kit/domain.ts";
import type { FactsView, PersonFacts } from "../kit/facts.ts";
import { countryOfLead, zonesOfLead } from "../kit/lead-zones.ts";

export interface Distance {
  readonly teamId: TeamId;
  /** Somebody in it looks after the lead's country or a part of it. */
  readonly covers: boolean;
  /** Between the customer's clock and that of the nearest member; `null` where either is not known. */
  readonly hours: number | null;
}

/**
 * Teams by their distance from the customer: first those that look after the customer's country, then by the difference of
 * the clocks, for who is awake at the same time can call. What is not known comes last; ties keep the order given.
 *
 * A country with several zones counts with the one that is nearest to the team.
 */
export function nearestFirst(teamIds: readonly TeamId[], facts: FactsView, now: number): readonly Distance[] {
  const customer = zonesOfLead(facts.lead).map((zone) => offsetHours(zone, now));
  const country = countryOfLead(facts.lead);
  return teamIds
    .map((teamId): Distance => {
      const people = membersOf(teamId, facts);
      const covers = country !== null && people.some(({ regions }) => regions.some((region) => isIn(region, country)));
      return { teamId, covers, hours: hoursBetween(customer, people, now) };
    })
    .toSorted((a, b) => Number(b.covers) - Number(a.covers) || (a.hours ?? Infinity) - (b.hours ?? Infinity) || 0);
}

/** In words, for a reason. */
export function sayDistance({ covers, hours }: Distance): string {
  if (covers) return "looks after the customer's country";
  if (hours === null) return "where the customer is, is not known";
  if (hours === 0) return "the same time as the customer";
  return hours === 1 ? "an hour from the customer's time" : `${hours} hours from the customer's time`;
}

function membersOf(teamId: TeamId, facts: FactsView): readonly PersonFacts[] {
  return facts.team(teamId).people.filter(({ active }) => active);
}

const isIn = (region: string, country: string): boolean => region === country || region.startsWith(`${country}-`);

function hoursBetween(customer: readonly number[], people: readonly PersonFacts[], now: number): number | null {
  const zones = new Set(people.map(({ timeZone }) => timeZone));
  const differences = [...zones].flatMap((zone) =>
    customer.map((hours) => clockDifference(offsetHours(zone, now), hours)),
  );
  return differences.length === 0 ? null : Math.min(...differences);
}

/** Around the clock: Auckland and Honolulu are 22 hours apart by the calendar, and 2 by the clock. */
function clockDifference(one: number, other: number): number {
  const hours = Math.abs(one - other) % 24;
  return Math.min(hours, 24 - hours);
}

function offsetHours(timeZone: string, now: number): number {
  const { offsetNanoseconds } = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone);
  return offsetNanoseconds / 3.6e12;
}
