import type { FieldDefinition, FieldValue, Lead } from "../kit/domain.ts";
import type { LeadBox } from "../kit/lead-set.ts";
import { DAY } from "../kit/time.ts";
import type { RangeSet, TextSet, ValueSet } from "../kit/value-set.ts";
import { hasValue, intersectValues, onlyText } from "../kit/value-set.ts";

/**
 * A lead that fits the box, for showing that there is one. A guess: whoever relies on it asks the rule itself.
 *
 * @returns undefined when no value comes to mind for some field
 */
export function sampleLead(box: LeadBox, own: readonly FieldDefinition[]): Lead | undefined {
  const columns: Record<string, unknown> = {};
  const fields: Record<string, FieldValue> = {};
  for (const [name, { filled }] of Object.entries(box)) {
    if (filled === null) continue;
    const value = sample(filled);
    if (value === undefined) return undefined;
    const definition = own.find((field) => `fields.${field.name}` === name);
    if (definition) fields[definition.name] = definition.type === "date" ? isoDay(value as number) : value;
    else columns[name] = name === "createdAt" ? (value as number) * DAY : value;
  }
  return { ...UNKNOWN_LEAD, ...columns, fields };
}

/** A lead that says nothing. */
export const UNKNOWN_LEAD: Lead = {
  id: "",
  sourceId: "",
  name: "",
  email: null,
  phone: null,
  language: null,
  country: null,
  company: null,
  companySize: null,
  product: null,
  value: null,
  message: null,
  fields: {},
  createdAt: 0,
};

function sample(set: ValueSet): FieldValue | undefined {
  switch (set.type) {
    case "text":
      return sampleText(set);
    case "range":
      return sampleNumber(set);
    case "yes-no":
      return set.is[0];
    case "list":
      return set.anyOf.length === 0
        ? [longer(set.noneOf, "x")]
        : set.anyOf.flatMap((entries) => entries.find((entry) => !set.noneOf.includes(entry)) ?? []);
  }
}

function sampleText(set: TextSet): string | undefined {
  const start = set.has.filter(({ where }) => where === "start").toSorted((a, b) => b.text.length - a.text.length)[0];
  const parts = set.has.filter(({ where }) => where === "anywhere").map(({ text }) => text);
  // Side by side "a" and "b" make "ab", which may be excluded.
  const made = ["", ...FILLERS].map((between) => [start?.text ?? "", ...parts].join(between));
  const longerOnes = made.flatMap((text) => FILLERS.map((filler) => text + longer(set.not, filler)));
  const candidates = set.only ?? (set.isCode ? CODES : [...made, ...longerOnes]);
  return candidates.find((text) => text !== "" && hasValue(intersectValues(set, onlyText([text]))!));
}

const FILLERS = ["x", "y", "z", "0"];
const LETTERS = Array.from("abcdefghijklmnopqrstuvwxyz");
const CODES = LETTERS.flatMap((first) => LETTERS.map((second) => first + second));

function sampleNumber({ from, to, withFrom, withTo, not, isWhole }: RangeSet): number | undefined {
  const middle = Number.isFinite(from) && Number.isFinite(to) ? (from + to) / 2 : 0;
  const near = [from, to, from + 1, to - 1, middle, from + 0.5, to - 0.5].flatMap((one) => [one, one + 2, one - 2]);
  return near.find(
    (one) =>
      Number.isFinite(one) &&
      (from < one || (withFrom && one === from)) &&
      (one < to || (withTo && one === to)) &&
      !not.includes(one) &&
      (!isWhole || Number.isInteger(one)),
  );
}

const isoDay = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10);

/** A text that is none of these, because it is longer than each. */
const longer = (texts: readonly string[], filler: string): string =>
  filler.repeat(Math.max(0, ...texts.map(({ length }) => length)) + 1);
