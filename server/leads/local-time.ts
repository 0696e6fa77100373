import { countryOfLead, zonesOfLead } from "../../node-catalog/kit/lead-zones.ts";

export interface LocalTime {
  readonly timeZone: string;
  /** The country, by name. */
  readonly place: string;
}

const COUNTRIES = new Intl.DisplayNames("en-GB", { type: "region" });

/**
 * What time it is where the person probably is: by the country of the phone number, else of the address. Null where the
 * country does not tell, for a wrong time is worse than none.
 */
export function localTime(
  lead: { readonly phone: string | null; readonly country: string | null },
  now: number,
): LocalTime | null {
  const country = countryOfLead(lead);
  if (!country) return null;
  const timeZone = theOneTime(zonesOfLead(lead), now);
  return timeZone === undefined ? null : { timeZone, place: COUNTRIES.of(country) ?? country };
}

function theOneTime(zones: readonly string[], now: number): string | undefined {
  const times = new Set(zones.map((timeZone) => new Date(now).toLocaleString("en-GB", { timeZone })));
  return times.size === 1 ? zones[0] : undefined;
}
