/**
 * Which values a filled field may have, exactly as the comparisons of rules can tell them apart. Texts are folded: lower
 * case, without outer spaces. Dates are whole days since 1970.
 */
export type ValueSet = TextSet | RangeSet | YesNoSet | ListSet;

export interface TextSet {
  readonly type: "text";
  /** Only these; undefined: whatever is not excluded. */
  readonly only?: readonly string[];
  readonly not: readonly string[];
  readonly has: readonly TextPart[];
  readonly hasNot: readonly TextPart[];
  /** Codes of languages and countries: nothing else ever stands in such a field. */
  readonly isCode: boolean;
}

export interface TextPart {
  readonly where: "start" | "anywhere";
  readonly text: string;
}

export interface RangeSet {
  readonly type: "range";
  readonly from: number;
  readonly to: number;
  readonly withFrom: boolean;
  readonly withTo: boolean;
  readonly not: readonly number[];
  readonly isWhole: boolean;
}

export interface YesNoSet {
  readonly type: "yes-no";
  readonly is: readonly boolean[];
}

export interface ListSet {
  readonly type: "list";
  /** At least one entry of each of these. */
  readonly anyOf: readonly (readonly string[])[];
  readonly noneOf: readonly string[];
}

export const anyText = (isCode = false): TextSet => ({ type: "text", not: [], has: [], hasNot: [], isCode });
export const onlyText = (texts: readonly string[], isCode = false): TextSet => ({ ...anyText(isCode), only: texts });
export const anyRange = (isWhole: boolean): RangeSet => ({
  type: "range",
  from: -Infinity,
  to: Infinity,
  withFrom: false,
  withTo: false,
  not: [],
  isWhole,
});
const onlyNumber = (value: number): RangeSet => ({
  ...anyRange(false),
  from: value,
  to: value,
  withFrom: true,
  withTo: true,
});

/** What is in both; undefined where a field is read as two types, so that nothing can be said. */
export function intersectValues(a: ValueSet, b: ValueSet): ValueSet | undefined {
  if (a.type === "text" && b.type === "text") return intersectTexts(a, b);
  if (a.type === "range" && b.type === "range") return intersectRanges(a, b);
  if (a.type === "yes-no" && b.type === "yes-no")
    return { type: "yes-no", is: a.is.filter((one) => b.is.includes(one)) };
  if (a.type === "list" && b.type === "list") {
    return { type: "list", anyOf: join(a.anyOf, b.anyOf), noneOf: join(a.noneOf, b.noneOf) };
  }
  return undefined;
}

function intersectTexts(a: TextSet, b: TextSet): TextSet {
  const only = a.only && b.only ? a.only.filter((text) => b.only!.includes(text)) : (a.only ?? b.only);
  return {
    type: "text",
    ...(only && { only }),
    not: join(a.not, b.not),
    has: join(a.has, b.has),
    hasNot: join(a.hasNot, b.hasNot),
    isCode: a.isCode || b.isCode,
  };
}

function intersectRanges(a: RangeSet, b: RangeSet): RangeSet {
  const [from, to] = [Math.max(a.from, b.from), Math.min(a.to, b.to)];
  return {
    type: "range",
    from,
    to,
    withFrom: [a, b].every((one) => one.from < from || one.withFrom),
    withTo: [a, b].every((one) => one.to > to || one.withTo),
    not: join(a.not, b.not),
    isWhole: a.isWhole && b.isWhole,
  };
}

/** The same entries once, in an order of their own, so that equal sets are equal texts. */
function join<Entry>(a: readonly Entry[], b: readonly Entry[]): Entry[] {
  const byText = new Map([...a, ...b].map((entry) => [JSON.stringify(entry), entry]));
  return [...byText].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, entry]) => entry);
}

/** Is nothing said of the value but that there is one? */
export function isAnyValue(set: ValueSet): boolean {
  switch (set.type) {
    case "text":
      return set.only === undefined && [set.not, set.has, set.hasNot].every(({ length }) => length === 0);
    case "range":
      return set.from === -Infinity && set.to === Infinity && set.not.length === 0;
    case "yes-no":
      return set.is.length === 2;
    case "list":
      return set.anyOf.length === 0 && set.noneOf.length === 0;
  }
}

/** Is this value, as rules compare it, in the set? A date is its day since 1970. */
export function isIn(value: string | number | boolean | readonly string[], set: ValueSet): boolean {
  switch (set.type) {
    case "text":
      return typeof value === "string" && hasValue(intersectTexts(set, onlyText([value])));
    case "range":
      return typeof value === "number" && hasNumber(intersectRanges(set, onlyNumber(value)));
    case "yes-no":
      return typeof value === "boolean" && set.is.includes(value);
    case "list":
      return typeof value === "object" && isListIn(value, set);
  }
}

const isListIn = (entries: readonly string[], { anyOf, noneOf }: ListSet): boolean =>
  anyOf.every((some) => some.some((entry) => entries.includes(entry))) &&
  !noneOf.some((entry) => entries.includes(entry));

/** False only when no value whatever is in the set. */
export function hasValue(set: ValueSet): boolean {
  switch (set.type) {
    case "text":
      return hasText(set);
    case "range":
      return hasNumber(set);
    case "yes-no":
      return set.is.length > 0;
    case "list":
      return set.anyOf.every((entries) => entries.some((entry) => !set.noneOf.includes(entry)));
  }
}

function hasText(set: TextSet): boolean {
  if (set.only) return set.only.some((text) => isTextIn(text, set));
  const starts = set.has.filter(({ where }) => where === "start").map(({ text }) => text);
  const [longest = ""] = starts.toSorted((a, b) => b.length - a.length);
  if (starts.some((text) => !longest.startsWith(text))) return false;
  if (set.isCode && set.has.some(({ text }) => text.length > CODE_LENGTH)) return false;
  return !set.hasNot.some((excluded) => set.has.some((part) => implies(part, excluded)));
}

const CODE_LENGTH = 2;

function isTextIn(text: string, { not, has, hasNot, isCode }: TextSet): boolean {
  if (isCode && !/^[a-z]{2}$/.test(text)) return false;
  return !not.includes(text) && has.every((part) => isPart(part, text)) && !hasNot.some((part) => isPart(part, text));
}

const isPart = ({ where, text }: TextPart, of: string): boolean =>
  where === "start" ? of.startsWith(text) : of.includes(text);

/** Does every text with the first part have the second? */
function implies(part: TextPart, other: TextPart): boolean {
  return other.where === "start"
    ? part.where === "start" && part.text.startsWith(other.text)
    : part.text.includes(other.text);
}

function hasNumber({ from, to, withFrom, withTo, not, isWhole }: RangeSet): boolean {
  if (!isWhole) return from < to || (from === to && withFrom && withTo && !not.includes(from));
  const first = withFrom ? Math.ceil(from) : Math.floor(from) + 1;
  const last = withTo ? Math.floor(to) : Math.ceil(to) - 1;
  const excluded = not.filter((one) => Number.isInteger(one) && first <= one && one <= last).length;
  return last - first + 1 > excluded;
}
