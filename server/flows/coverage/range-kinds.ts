import { DAY } from "../../../node-catalog/kit/time.ts";
import { anyRange, hasValue, type RangeSet, type ValueSet } from "../../../node-catalog/kit/value-set.ts";
import type { Field } from "../../../node-catalog/rules/fields.ts";
import { filledWith, type Kind } from "./kind.ts";

/** Where a number or a day begins to be treated otherwise: just before it, or just after it. */
interface Cut {
  readonly at: number;
  readonly after: boolean;
}

/** Leads by how large a number or how late a day is, cut exactly where the flow cuts: "under 5,000", "after 1 March 2026". */
export function rangeKinds(field: Field, asked: readonly ValueSet[]): readonly Kind[] {
  const isDate = field.type === "date";
  const cuts = distinct(asked.flatMap((set) => (set.type === "range" ? cutsOf(set) : [])));
  return [undefined, ...cuts].flatMap((from, index): Kind[] => {
    const range = between(from, cuts[index], isDate || field.isWhole === true);
    // No day lies after the first and before the second; nobody has more than 50 people and fewer than 51.
    if (!hasValue(range)) return [];
    const words = isDate ? sayDays(range) : sayRange(range);
    const phrase = isDate
      ? `leads where “${field.label}” is ${words}`
      : `leads with ${field.label.toLowerCase()} ${words}`;
    return [{ value: words, label: words, phrase, leads: filledWith(field, range) }];
  });
}

function cutsOf({ from, to, withFrom, withTo, not }: RangeSet): readonly Cut[] {
  const ends = [
    { at: from, after: !withFrom },
    { at: to, after: withTo },
  ];
  return [...ends, ...not.flatMap((at) => [false, true].map((after) => ({ at, after })))].filter(({ at }) =>
    Number.isFinite(at),
  );
}

function distinct(cuts: readonly Cut[]): readonly Cut[] {
  const byText = new Map(cuts.map((cut) => [`${cut.at} ${cut.after}`, cut]));
  return [...byText.values()].toSorted((a, b) => a.at - b.at || Number(a.after) - Number(b.after));
}

function between(low: Cut | undefined, high: Cut | undefined, isWhole: boolean): RangeSet {
  return {
    ...anyRange(isWhole),
    ...(low && { from: low.at, withFrom: !low.after }),
    ...(high && { to: high.at, withTo: high.after }),
  };
}

const number = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 6 });

function sayRange({ from, to, withFrom, withTo }: RangeSet): string {
  const low = withFrom ? `${number.format(from)} and more` : `more than ${number.format(from)}`;
  const high = withTo ? `up to ${number.format(to)}` : `under ${number.format(to)}`;
  if (from === to) return `exactly ${number.format(from)}`;
  if (!Number.isFinite(to)) return Number.isFinite(from) ? low : "of any size";
  return Number.isFinite(from) ? `${low}, ${high}` : high;
}

const date = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" });
const sayDay = (day: number): string => date.format(day * DAY);

/** With the words of the rules: "before 1 March 2026", "on or after 1 March 2026 and before 1 May 2026". */
function sayDays({ from, to, withFrom, withTo }: RangeSet): string {
  const [first, last] = [withFrom ? from : from + 1, withTo ? to : to - 1];
  if (first === last) return `on ${sayDay(first)}`;
  const low = Number.isFinite(from) ? [`${withFrom ? "on or after" : "after"} ${sayDay(from)}`] : [];
  const high = Number.isFinite(to) ? [`${withTo ? "on or before" : "before"} ${sayDay(to)}`] : [];
  return [...low, ...high].join(" and ") || "on any day";
}
