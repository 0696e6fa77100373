import type { NewLead } from "../intake/contract.ts";
import { newLead } from "../intake/contract.ts";

const PEOPLE: readonly (readonly [name: string, language: string, country: string])[] = [
  ["Tina Seidel", "de", "DE"],
  ["Carl Moos", "de", "DE"],
  ["Ella Frost", "en", "GB"],
  ["Jonas Pohl", "de", "DE"],
  ["Miriam Achterberg", "de", "AT"],
  ["Luc Moreau", "fr", "FR"],
  ["Hanna Ziegler", "de", "DE"],
  ["Emre Aydin", "de", "DE"],
  ["Sofia Conti", "it", "IT"],
  ["Paul Winkler", "de", "CH"],
  ["Greta Lindholm", "sv", "SE"],
  ["Anton Huber", "de", "AT"],
  ["Julia Kern", "de", "DE"],
  ["Oliver Grant", "en", "IE"],
  ["Marlene Vogt", "de", "DE"],
  ["Timo Sander", "de", "DE"],
];

const WISHES: readonly (readonly [product: string, message: string, value: number])[] = [
  ["Solar roof", "Please call me about a solar roof.", 18_000],
  ["Heat pump", "Which heat pump fits a house of 1978?", 14_500],
  ["Wall box", "I need a wall box until next month.", 1_900],
  ["Storage", "How large a battery do we need?", 9_800],
  ["Advice", "Can somebody come and look at our roof?", 400],
];

/** Whose people ask again and again: from the second time on they go to whoever had the first. */
const COMPANIES: readonly (readonly [name: string, domain: string, size: number])[] = [
  ["Hansa Pumpen GmbH", "hansa-pumpen.example", 240],
  ["Seetal Hotels", "seetal-hotels.example", 85],
];
const EVERY_THIRD = 3;

/**
 * The `count`-th made-up lead. Everybody is new: an address that came before would only be one more inquiry. Every third
 * writes from a company, the others from an address that belongs to none.
 */
export function madeUpLead(count: number, unique: string): NewLead {
  const [name, language, country] = PEOPLE[count % PEOPLE.length]!;
  const [product, message, value] = WISHES[count % WISHES.length]!;
  const isOfCompany = count % EVERY_THIRD === 0;
  const [company, domain, companySize] = isOfCompany
    ? COMPANIES[(count / EVERY_THIRD) % COMPANIES.length]!
    : [null, "home.invalid", null];
  const email = `${name.toLowerCase().replaceAll(" ", ".")}.${unique}@${domain}`;
  return newLead.parse({ name, email, language, country, company, companySize, product, message, value });
}
