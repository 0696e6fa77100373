import { countryName } from "../../ui/names.ts";

/** "DE" → "Germany", "DE-BY" → "Germany (BY)": a part of a country has no name in every browser. */
export function regionName(code: string): string {
  const [country = code, part] = code.split("-");
  return part ? `${countryName(country)} (${part})` : countryName(country);
}
