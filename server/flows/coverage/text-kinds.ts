import type { PersonFacts } from "../../../node-catalog/kit/facts.ts";
import {
  anyText,
  hasValue,
  onlyText,
  type TextPart,
  type TextSet,
  type ValueSet,
} from "../../../node-catalog/kit/value-set.ts";
import type { Field } from "../../../node-catalog/rules/fields.ts";
import { filledWith, type Kind, type Seen } from "./kind.ts";
import { mostFrequent } from "./most-frequent.ts";

/** Leads by a text: the values that the flow, the people or the leads of late name, what it has to begin with or contain, the rest. */
export function textKinds(
  field: Field,
  asked: readonly ValueSet[],
  { people, counts, sources }: Seen,
): readonly Kind[] {
  const texts = asked.filter((set) => set.type === "text");
  const drawn = new Set(texts.flatMap(({ only = [], not }) => [...only, ...not]));
  const isCode = field.picker === "language" || field.picker === "country";
  const able = field.picker === "source" ? sources.keys() : people.flatMap((person) => valuesOf(field, person));
  const values = mostFrequent(drawn, able, counts).filter((value) => field.picker !== "source" || sources.has(value));
  const named = values.map((value): Kind => ({
    value,
    ...wordsFor(field, value, sources),
    leads: filledWith(field, onlyText([value], isCode)),
  }));
  const parts = partsIn(texts);
  const not = [...drawn];
  const partly = [
    ...parts.map((part) => partKind(field, part, parts, { ...anyText(isCode), not })),
    ...severalParts(field, parts, { ...anyText(isCode), not }),
  ];
  if ((drawn.size === 0 && parts.length === 0) || field.picker === "source") return [...named, ...partly];
  const rest: Kind = {
    value: null,
    label: "Anything else",
    phrase: `leads with another ${field.label.toLowerCase()}`,
    leads: filledWith(field, onlyText([isCode ? NO_CODE : NO_TEXT], isCode)),
    counted: filledWith(field, { ...anyText(isCode), not: values, hasNot: parts }),
  };
  return [...named, ...partly, rest];
}

/** Stand for whatever nobody names: a code that is given to no language and no country, and a text that no one writes. */
const NO_CODE = "zz";
const NO_TEXT = "…";

/** What a text has to contain or begin with somewhere in the flow. */
function partsIn(texts: readonly TextSet[]): readonly TextPart[] {
  const parts = texts.flatMap(({ has, hasNot }) => [...has, ...hasNot]);
  return [...new Map(parts.map((part) => [`${part.where} ${part.text}`, part])).values()];
}

/** Leads whose text has one part and none of the others, unless it has them by having this one. */
function partKind(field: Field, part: TextPart, parts: readonly TextPart[], texts: TextSet): Kind {
  const others = parts.filter((other) => other !== part && !isImplied(other, part));
  const words = `${part.where === "start" ? "starts with" : "contains"} “${part.text}”`;
  return {
    value: words,
    label: words,
    phrase: `leads whose ${field.label.toLowerCase()} ${words}`,
    leads: filledWith(field, { ...texts, has: [part], hasNot: others }),
  };
}

/** Each pair is a box of its own; past so many, sets of leads are not told apart. */
const MOST_PAIRS = 16;

function severalParts(field: Field, parts: readonly TextPart[], texts: TextSet): readonly Kind[] {
  const pairs = parts
    .flatMap((part, index) => parts.slice(index + 1).map((other) => [part, other] as const))
    .filter(([one, other]) => !isImplied(one, other) && !isImplied(other, one))
    .map((has): TextSet => ({ ...texts, has }))
    .filter(hasValue);
  if (pairs.length === 0 || pairs.length > MOST_PAIRS) return [];
  const leads = pairs.flatMap((pair) => filledWith(field, pair));
  return [{ value: SEVERAL, label: SEVERAL, phrase: `leads whose ${field.label.toLowerCase()} has ${SEVERAL}`, leads }];
}

const SEVERAL = "more than one of these";

const isImplied = (other: TextPart, by: TextPart): boolean =>
  other.where === "start" ? by.where === "start" && by.text.startsWith(other.text) : by.text.includes(other.text);

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

function wordsFor({ name, picker, label }: Field, value: string, sources: Seen["sources"]) {
  const isCode = /^[a-z]{2}$/.test(value);
  if (picker === "source") {
    const source = sources.get(value) ?? value;
    return { label: source, phrase: `leads from “${source}”` };
  }
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
