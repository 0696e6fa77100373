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

/** The `count`-th made-up lead. Everybody is new: an address that came before would only be one more inquiry. */
export function madeUpLead(count: number, unique: string): NewLead {
  const [name, language, country] = PEOPLE[count % PEOPLE.length]!;
  const [product, message, value] = WISHES[count % WISHES.length]!;
  const email = `${name.toLowerCase().replaceAll(" ", ".")}.${unique}@example.com`;
  return newLead.parse({ name, email, language, country, product, message, value });
}
