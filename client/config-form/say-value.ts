import { STANDARD_FIELDS } from "../../node-catalog/rules/fields.ts";
import { languageName, listWords, placeOfZone } from "../ui/names.ts";
import { durationWords } from "../ui/time.ts";
import { sayOrder } from "./fallback-order.ts";
import type { Names } from "./names.ts";
import { requirementsOf, sayRequirements } from "./requirements.ts";
import { type ConfigValue, type Field, textOf, textsIn } from "./schema.ts";
import { sayTemplate } from "./template-words.ts";

type Say = (value: ConfigValue, field: Field, names: Names) => string | undefined;

const SAY: Readonly<Record<string, Say>> = {
  team: (value, _, { teams }) => teams.get(textOf(value)),
  teams: (value, _, { teams }) =>
    listWords(
      textsIn(value).flatMap((id) => teams.get(id) ?? []),
      "or",
    ),
  "fallback-order": (value, _, names) => sayOrder(value, names),
  rule: () => "these conditions",
  person: (value, _, { people }) => people.get(textOf(value)),
  sources: (value, _, { sources }) =>
    listWords(
      textsIn(value).map((id) => sources.get(id) ?? "a source that is gone"),
      "or",
    ),
  languages: (value) => listWords(textsIn(value).map(languageName), "or"),
  duration: (value) => durationWords(textOf(value)),
  choice: (value, { options }) => options?.[textOf(value)] ?? textOf(value),
  template: (value) => sayTemplate(textOf(value)),
  field: (value, _, { fields }) => sayField(textOf(value), fields),
  "field-value": (value) => (typeof value === "string" ? `“${sayTemplate(value)}”` : sayPlain(value)),
  requirements: (value, _, { people }) => sayRequirements(requirementsOf(value), people),
  rules: (value) => listWords(Array.isArray(value) ? value.map(sayBranch).filter(Boolean) : [], "or"),
  territories: (value) => listWords(Array.isArray(value) ? value.map(labelOf).filter(Boolean) : [], "or"),
  hours: () => "these hours",
  "yes-no": (value) => (value === true ? "yes" : "no"),
  "time-zone": (value) => placeOfZone(textOf(value)),
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

/** A lead's field as words: "company", "budget". */
function sayField(name: string, own: Names["fields"]): string {
  const standard = STANDARD_FIELDS.find((field) => field.name === name)?.label;
  return (standard ?? own.get(name) ?? name).toLowerCase();
}

const sayBranch = (branch: ConfigValue): string => (labelOf(branch) ? `“${labelOf(branch)}”` : "");

const labelOf = (entry: ConfigValue): string =>
  typeof entry === "object" && entry !== null && !Array.isArray(entry) ? textOf(entry["label"]) : "";

function sayPlain(value: ConfigValue): string | undefined {
  if (typeof value === "string" || typeof value === "number") return String(value);
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (Array.isArray(value)) return value.length === 1 ? "1 entry" : `${value.length} entries`;
  return undefined;
}

const isEmpty = (value: ConfigValue | undefined): value is undefined | null =>
  value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0);
