import { languageName, listWords, placeOfZone } from "../ui/names.ts";
import { durationWords } from "../ui/time.ts";
import type { Names } from "./names.ts";
import type { ConfigValue, Field } from "./schema.ts";

type Say = (value: ConfigValue, field: Field, names: Names) => string | undefined;

const SAY: Readonly<Record<string, Say>> = {
  team: (value, _, { teams }) => teams.get(String(value)),
  person: (value, _, { people }) => people.get(String(value)),
  sources: (value, _, { sources }) =>
    listWords(
      listOf(value).map((id) => sources.get(id) ?? "a source that is gone"),
      "or",
    ),
  languages: (value) => listWords(listOf(value).map(languageName), "or"),
  duration: (value) => durationWords(String(value)),
  choice: (value, { options }) => options?.[String(value)] ?? String(value),
  "yes-no": (value) => (value === true ? "yes" : "no"),
  "time-zone": (value) => placeOfZone(String(value)),
};

/**
 * A config's value in words, for sentences.
 *
 * @returns undefined when there is nothing to say: it is not chosen yet, or names something that is gone
 */
export function sayValue(field: Field, value: ConfigValue | undefined, names: Names): string | undefined {
  if (isEmpty(value)) return field.none;
  const said = (SAY[field.widget ?? ""] ?? sayPlain)(value, field, names) || undefined;
  return said && (field.said?.replace("{value}", said) ?? said);
}

/** What stands in a sentence where a value is missing: "choose a team", "write the title". */
export function sayMissing({ label, widget }: Field): string {
  const what = label.charAt(0).toLowerCase() + label.slice(1);
  return widget === "text" || widget === "template" ? `write the ${what}` : `choose: ${what}`;
}

function sayPlain(value: ConfigValue): string | undefined {
  if (typeof value === "string" || typeof value === "number") return String(value);
  if (Array.isArray(value)) return value.length === 1 ? "1 entry" : `${value.length} entries`;
  return undefined;
}

const listOf = (value: ConfigValue): string[] => (Array.isArray(value) ? value.map(String) : []);

const isEmpty = (value: ConfigValue | undefined): value is undefined | null =>
  value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0);
