import type { CompanyPlace } from "../kit/company-places.ts";
import { regionOf } from "./lead-traits.ts";

/** A part of the world that leads are sorted into. */
export interface Territory {
  readonly id: string;
  readonly label: string;
  /** ISO 3166: countries ("DE") and parts of them ("DE-BY"). */
  readonly regions: readonly string[];
}

/** Where a region lies; the territory that names it most closely counts: "DE-BY" goes before "DE". */
export function territoryOf<One extends Pick<Territory, "regions">>(
  territories: readonly One[],
  region: string,
): One | undefined {
  const naming = (code: string) => territories.find(({ regions }) => regions.includes(code));
  return naming(region) ?? naming(region.slice(0, 2));
}

/** The region that a place stands for. */
export const regionAt = ({ country, part }: CompanyPlace): string =>
  regionOf({ country, fields: part === null ? {} : { region: part } }) ?? country;

/** Those of the territories that a company's leads come from, in the order of its first leads. */
export function territoriesAt<One extends Pick<Territory, "regions">>(
  territories: readonly One[],
  places: readonly CompanyPlace[],
): readonly One[] {
  return [...new Set(places.flatMap((place) => territoryOf(territories, regionAt(place)) ?? []))];
}

const COUNTRIES = new Intl.DisplayNames("en", { type: "region" });

/** "DE" → "Germany", "DE-BY" → "Germany (BY)": parts of a country have no name that everybody knows. */
export function sayRegion(code: string): string {
  const [country = code, part] = code.split("-");
  const name = COUNTRIES.of(country) ?? country;
  return part === undefined ? name : `${name} (${part})`;
}
