import { parsePhoneNumberFromString } from "libphonenumber-js";

export interface LocalTime {
  readonly timeZone: string;
  /** The country, by name. */
  readonly place: string;
}

/** Countries with several times of day where one of them is nearly everybody's. */
const NEARLY_EVERYBODY: Readonly<Record<string, string>> = {
  CL: "America/Santiago",
  EC: "America/Guayaquil",
  ES: "Europe/Madrid",
  NZ: "Pacific/Auckland",
  PT: "Europe/Lisbon",
};

const COUNTRIES = new Intl.DisplayNames("en-GB", { type: "region" });

/**
 * What time it is where the person probably is: by the country of the phone number, else of the address. Null where the
 * country does not tell, for a wrong time is worse than none.
 */
export function localTime(
  lead: { readonly phone: string | null; readonly country: string | null },
  now: number,
): LocalTime | null {
  const country = (lead.phone && parsePhoneNumberFromString(lead.phone)?.country) || lead.country;
  if (!country) return null;
  const timeZone = NEARLY_EVERYBODY[country] ?? theOneTime(zonesOf(country), now);
  return timeZone === undefined ? null : { timeZone, place: COUNTRIES.of(country) ?? country };
}

function zonesOf(country: string): readonly string[] {
  // Not yet in TypeScript's library; in every Node that this product runs on.
  const region = new Intl.Locale(`und-${country}`) as Intl.Locale & { getTimeZones?(): string[] | undefined };
  return region.getTimeZones?.() ?? [];
}

function theOneTime(zones: readonly string[], now: number): string | undefined {
  const times = new Set(zones.map((timeZone) => new Date(now).toLocaleString("en-GB", { timeZone })));
  return times.size === 1 ? zones[0] : undefined;
}
