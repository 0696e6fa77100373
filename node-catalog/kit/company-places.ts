import type { Lead } from "./domain.ts";

/** Where leads of one company come from, as they say it themselves; who names no country has no place. */
export interface CompanyPlace {
  readonly country: string;
  /** Their field "region", as it was filled in. */
  readonly part: string | null;
  readonly leads: number;
  /** When the first one came; epoch milliseconds. */
  readonly firstAt: number;
}

type Where = Pick<Lead, "country" | "fields">;

/** The places with one more lead. Those that are there already keep their order, which is that of their first leads. */
export function withLead(
  places: readonly CompanyPlace[],
  lead: Where & Pick<Lead, "createdAt">,
): readonly CompanyPlace[] {
  const { country } = lead;
  if (country === null) return places;
  const index = places.findIndex((place) => isAt(place, lead));
  const known = places[index];
  if (known) return places.with(index, { ...known, leads: known.leads + 1 });
  return [...places, { country, part: partOf(lead), leads: 1, firstAt: lead.createdAt }];
}

/** The places after a lead has learnt that it comes from somewhere else. */
export function withMovedLead(
  places: readonly CompanyPlace[],
  before: Where,
  after: Where & Pick<Lead, "createdAt">,
): readonly CompanyPlace[] {
  if (before.country === after.country && partOf(before) === partOf(after)) return places;
  const left = places
    .map((place) => (isAt(place, before) ? { ...place, leads: place.leads - 1 } : place))
    .filter(({ leads }) => leads > 0);
  return withLead(left, after);
}

const isAt = ({ country, part }: CompanyPlace, lead: Where): boolean =>
  country === lead.country && part === partOf(lead);

function partOf({ fields }: Pick<Lead, "fields">): string | null {
  const part = fields["region"];
  return typeof part === "string" ? part : null;
}
