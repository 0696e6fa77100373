import type { HolidayCountry } from "../../../server/holidays/contract.ts";
import { COUNTRIES } from "../../config-form/countries.ts";
import { regionName } from "./regions.ts";

interface Option {
  readonly value: string;
  readonly label: string;
}

/** Countries, and the parts of those that are chosen: nobody reads through the parts of all. */
export function regionOptions(known: readonly HolidayCountry[], chosen: readonly string[]): Option[] {
  const countries = new Set(chosen.map((code) => code.slice(0, 2)));
  const parts = known
    .filter(({ code }) => countries.has(code))
    .flatMap(({ name, parts: ofCountry }) =>
      ofCountry.map((part) => ({ value: part.code, label: `${part.name}, ${name}` })),
    );
  const offered = new Set([...COUNTRIES, ...parts].map(({ value }) => value));
  const others = chosen.filter((code) => !offered.has(code)).map((code) => ({ value: code, label: regionName(code) }));
  return [...parts, ...others, ...COUNTRIES];
}
