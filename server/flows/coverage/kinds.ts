import type { CheckedGraph } from "../../../engine/checked-graph.ts";
import { narrowing } from "../../../engine/narrowing.ts";
import type { Known } from "../../../node-catalog/kit/define-node.ts";
import type { PersonFacts } from "../../../node-catalog/kit/facts.ts";
import { ANY_LEAD, type LeadSet } from "../../../node-catalog/kit/lead-set.ts";
import type { Match } from "../../../node-catalog/kit/requirements.ts";
import { onlyText } from "../../../node-catalog/kit/value-set.ts";
import { type Field, fieldsOf } from "../../../node-catalog/rules/fields.ts";
import type { Kind } from "./kind.ts";
import { numberKinds } from "./number-kinds.ts";

/** More kinds than this make no picture any more. */
const MOST_KINDS = 24;

/** Fields that say little when leads are told apart by them: nearly every lead is one of a kind. */
const PERSONAL: ReadonlySet<string> = new Set(["name", "email", "phone", "message", "sourceId", "company"]);

const TOLD_APART: ReadonlySet<Field["type"]> = new Set(["text", "number"]);

const FIELD_OF: Readonly<Record<Match, string>> = {
  language: "language",
  region: "country",
  product: "product",
  industry: "fields.industry",
};

/** The fields by which the flow itself tells leads apart, in choosing a way or in choosing people; the usual one first. */
export function askedFields(nodes: CheckedGraph, known: Known): readonly Field[] {
  const asked = new Set<string>();
  for (const node of nodes.values()) {
    const { type, config } = node;
    if (config === undefined) continue;
    for (const box of Object.values(narrowing(node, known)).flat())
      for (const field of Object.keys(box)) asked.add(field);
    for (const { requirements } of type.looksIn?.(config).pools ?? []) {
      for (const what of requirements?.match ?? []) asked.add(FIELD_OF[what]);
    }
  }
  const isTold = ({ name, type }: Field) => asked.has(name) && TOLD_APART.has(type) && !PERSONAL.has(name);
  return fieldsOf(known.fields).filter(isTold);
}

interface Seen {
  readonly people: readonly PersonFacts[];
  /** How many leads of late had which value. */
  readonly counts: ReadonlyMap<string, number>;
}

/** Leads by what a field says, as the flow, the people or the leads of late name it, and leads of which it says nothing. */
export function kindsOf(field: Field, nodes: CheckedGraph, known: Known, seen: Seen): readonly Kind[] {
  const sets = [...nodes.values()].flatMap((node) => Object.values(narrowing(node, known)));
  return [
    ...(field.type === "number" ? numberKinds(field, sets) : textKinds(field, sets, seen)),
    {
      value: null,
      label: "Not known",
      phrase: `leads whose ${field.label.toLowerCase()} is not known`,
      leads: [{ [field.name]: { mayBeEmpty: true, filled: null } }],
    },
  ];
}

function textKinds(field: Field, sets: readonly LeadSet[], { people, counts }: Seen): readonly Kind[] {
  const drawn = drawnValues(field, sets);
  const isCode = field.picker !== undefined;
  const only = (text: string): LeadSet => [{ [field.name]: { mayBeEmpty: false, filled: onlyText([text], isCode) } }];
  const values = [...new Set([...drawn, ...people.flatMap((person) => valuesOf(field, person)), ...counts.keys()])]
    .filter((value) => value !== "")
    .toSorted(byCountThenDrawn(counts, drawn))
    .slice(0, MOST_KINDS)
    .map((value) => ({ value, ...wordsFor(field, value), leads: only(value) }));
  if (drawn.size === 0) return values;
  const phrase = `leads with another ${field.label.toLowerCase()}`;
  return [...values, { value: null, label: "Anything else", phrase, leads: only(isCode ? NO_CODE : NO_TEXT) }];
}

function byCountThenDrawn(counts: Seen["counts"], drawn: ReadonlySet<string>): (a: string, b: string) => number {
  return (a, b) =>
    (counts.get(b) ?? 0) - (counts.get(a) ?? 0) || Number(drawn.has(b)) - Number(drawn.has(a)) || (a < b ? -1 : 1);
}

export const ALL_LEADS: Kind = { value: null, label: "All leads", phrase: "leads", leads: ANY_LEAD };

/** Stand for whatever nobody names: a code that is given to no language and no country, and a text that no one writes. */
const NO_CODE = "zz";
const NO_TEXT = "…";

/** Values that a step of the flow names. */
function drawnValues({ name }: Field, sets: readonly LeadSet[]): ReadonlySet<string> {
  return new Set(
    sets.flat().flatMap((box) => {
      const filled = box[name]?.filled;
      return filled?.type === "text" ? [...(filled.only ?? []), ...filled.not] : [];
    }),
  );
}

function valuesOf({ name }: Field, person: PersonFacts): readonly string[] {
  switch (name) {
    case "language":
      return person.languages;
    case "country":
      return person.regions.map((region) => region.slice(0, 2).toLowerCase());
    case "product":
      return person.products.map(fold);
    case "fields.industry":
      return person.industries.map(fold);
    default:
      return [];
  }
}

const fold = (text: string): string => text.normalize("NFC").trim().toLowerCase();

const languages = new Intl.DisplayNames("en", { type: "language" });
const countries = new Intl.DisplayNames("en", { type: "region" });

function wordsFor({ name, picker, label }: Field, value: string): Pick<Kind, "label" | "phrase"> {
  const isCode = /^[a-z]{2}$/.test(value);
  if (picker === "language" && isCode) {
    const language = languages.of(value) ?? value;
    return { label: language, phrase: `${language} leads` };
  }
  if (picker === "country" && isCode) {
    const country = countries.of(value.toUpperCase()) ?? value;
    return { label: country, phrase: `leads from ${country}` };
  }
  return {
    label: value,
    phrase: name === "product" ? `leads for “${value}”` : `leads with ${label.toLowerCase()} “${value}”`,
  };
}
