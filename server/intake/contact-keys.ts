import { parsePhoneNumberFromString, type CountryCode } from "libphonenumber-js";
import { asciiDomain } from "../accounts/ascii-domain.ts";
import type { NewLead } from "./contract.ts";

export interface ContactKey {
  readonly kind: "email" | "phone";
  readonly value: string;
}

/**
 * What identifies the contact behind a lead: the e-mail in lower case, with its domain as it is in the DNS, and the phone in
 * E.164. The e-mail comes first: when the two point to different contacts, it wins.
 *
 * @param country where a phone number without a country code is taken to be from
 */
export function contactKeys(
  { email, phone, country }: Pick<NewLead, "email" | "phone" | "country">,
  homeCountry: string | null,
): ContactKey[] {
  const keys: ContactKey[] = [];
  if (email) keys.push({ kind: "email", value: normalEmail(email) });
  const number = phone && normalPhone(phone, country ?? homeCountry);
  if (number) keys.push({ kind: "phone", value: number });
  return keys;
}

function normalEmail(email: string): string {
  const at = email.lastIndexOf("@") + 1;
  const domain = email.slice(at);
  return email.slice(0, at).toLowerCase() + (asciiDomain(domain) || domain.toLowerCase());
}

/** E.164 where the number can be understood; else its digits, so that the same typing still matches. */
function normalPhone(phone: string, country: string | null): string | undefined {
  // Where it is not known from where somebody calls, 00 is what most of the world dials for +.
  const dialled = country ? phone : phone.replace(/^\s*00(?=[\s\d])/, "+");
  const parsed = parsePhoneNumberFromString(dialled, {
    defaultCountry: (country ?? undefined) as CountryCode | undefined,
  });
  if (parsed?.isPossible()) return parsed.number;
  const digits = phone.replace(/\D/g, "");
  return digits.length >= 6 ? digits : undefined;
}
