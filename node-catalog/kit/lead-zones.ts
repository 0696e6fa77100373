import { parsePhoneNumberFromString } from "libphonenumber-js";
import { timeZone } from "./domain.ts";
import type { Lead } from "./domain.ts";

/** Countries with several times of day where one of them is nearly everybody's. */
const NEARLY_EVERYBODY: Readonly<Record<string, string>> = {
  CL: "America/Santiago",
  EC: "America/Guayaquil",
  ES: "Europe/Madrid",
  NZ: "Pacific/Auckland",
  PT: "Europe/Lisbon",
};

/** The country of the phone number, else of the address. */
export function countryOfLead({ phone, country }: Pick<Lead, "phone" | "country">): string | null {
  return (phone && parsePhoneNumberFromString(phone)?.country) || country;
}

/**
 * The time zones in which the person may be: the one that the lead's field "timeZone" names, else those of the country.
 *
 * @returns nothing where the lead says neither; several where the country has several
 */
export function zonesOfLead(lead: Pick<Lead, "phone" | "country"> & Partial<Pick<Lead, "fields">>): readonly string[] {
  const own = timeZone.safeParse(lead.fields?.["timeZone"]);
  if (own.success) return [own.data];
  const country = countryOfLead(lead);
  if (!country) return [];
  const one = NEARLY_EVERYBODY[country];
  return one ? [one] : zonesOfCountry(country);
}

const zonesByCountry = new Map<string, readonly string[]>();

/** Kept: asking for them takes longer than all the rest of a decision. */
function zonesOfCountry(country: string): readonly string[] {
  const zones = zonesByCountry.get(country) ?? readZones(country);
  zonesByCountry.set(country, zones);
  return zones;
}

function readZones(country: string): readonly string[] {
  // Not yet in TypeScript's library; in every Node that this product runs on.
  const region = new Intl.Locale(`und-${country}`) as Intl.Locale & { getTimeZones?(): string[] | undefined };
  return region.getTimeZones?.() ?? [];
}
