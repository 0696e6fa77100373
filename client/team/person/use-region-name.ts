import { useHolidayCountries } from "../time-off/use-time-off.ts";
import { regionName } from "./regions.ts";

/** "DE-BY" → "Bayern": parts by the name under which they are chosen, where one is known. */
export function useRegionName(): (code: string) => string {
  const { data: countries = [] } = useHolidayCountries();
  return (code) => countries.flatMap(({ parts }) => parts).find((part) => part.code === code)?.name ?? regionName(code);
}
