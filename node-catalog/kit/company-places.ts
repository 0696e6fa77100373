import type { Lead, LeadId } from "./domain.ts";

/** Where leads of one company come from, as they say it themselves; who names no country has no place. */
export interface CompanyPlace {
  readonly country: string;
  /** Their field "region", as it was filled in. */
  readonly part: string | null;
  readonly leads: number;
  /** When the first one came; epoch milliseconds. */
  readonly firstAt: number;
  /** The lowest id among them: of places whose first leads came at the same moment, the one with the lower id is first. */
  readonly firstId: LeadId;
}

type Where = Pick<Lead, "country" | "fields">;
type Placed = Where & Pick<Lead, "id" | "createdAt">;

/** The places with one more lead, that of the first lead first. */
export function withLead(places: readonly CompanyPlace[], lead: Placed): readonly CompanyPlace[] {
  const { country, id, createdAt } = lead;
  if (country === null) return places;
  const known = places.find((place) => isAt(place, lead));
  const now: CompanyPlace = {
    country,
    part: partOf(lead),
    leads: (known?.leads ?? 0) + 1,
    firstAt: Math.min(known?.firstAt ?? createdAt, createdAt),
    firstId: known && known.firstId < id ? known.firstId : id,
  };
  const others = places.filter((place) => place !== known);
  const index = others.findIndex((place) => isBefore(now, place));
  return others.toSpliced(index === -1 ? others.length : index, 0, now);
}

/**
 * The places after a lead has learnt that it comes from somewhere else. A place that is left by its first lead keeps its order
 * until it is read again: nobody knows here which of its leads came next.
 */
export function withMovedLead(places: readonly CompanyPlace[], before: Where, after: Placed): readonly CompanyPlace[] {
  if (before.country === after.country && partOf(before) === partOf(after)) return places;
  const left = places
    .map((place) => (isAt(place, before) ? { ...place, leads: place.leads - 1 } : place))
    .filter(({ leads }) => leads > 0);
  return withLead(left, after);
}

const isAt = ({ country, part }: CompanyPlace, lead: Where): boolean =>
  country === lead.country && part === partOf(lead);

const isBefore = (one: CompanyPlace, other: CompanyPlace): boolean =>
  one.firstAt === other.firstAt ? one.firstId < other.firstId : one.firstAt < other.firstAt;

function partOf({ fields }: Pick<Lead, "fields">): string | null {
  const part = fields["region"];
  return typeof part === "string" ? part : null;
}
