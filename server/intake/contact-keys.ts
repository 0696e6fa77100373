import { parsePhoneNumberFromString, type CountryCode } from "libphonenumber-js";
import type { NewLead } from "./contract.ts";

export interface ContactKey {
  readonly kind: "email" | "phone";
  readonly value: string;
}

/**
 * What identifies the contact behind a lead: the e-mail in lower case, the phone in E.164. The e-mail comes first: when
 * the two point to different contacts, it wins.
 *
 * @param country where a phone number without a country code is taken to be from
 */
export function contactKeys(
  { email, phone, country }: Pick<NewLead, "email" | "phone" | "country">,
  homeCountry: string | null,
): ContactKey[] {
  const keys: ContactKey[] = [];
  if (email) keys.push({ kind: "email", value: email.toLowerCase() });
  const number = phone && normalPhone(phone, country ?? homeCountry);
  if (number) keys.push({ kind: "phone", value: number });
  return keys;
}

/** E.164 where the number can be understood; else its digits, so that the same typing still matches. */
function normalPhone(phone: string, country: string | null): string | undefined {
  const parsed = parsePhoneNumberFromString(phone, {
    defaultCountry: (country ?? undefined) as CountryCode | undefined,
  });
  if (parsed?.isPossible()) return parsed.number;
  const digits = phone.replace(/\D/g, "");
  return digits.length >= 6 ? digits : undefined;
}
