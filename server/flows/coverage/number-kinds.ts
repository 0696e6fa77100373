import type { LeadSet } from "../../../node-catalog/kit/lead-set.ts";
import { anyRange, type RangeSet } from "../../../node-catalog/kit/value-set.ts";
import type { Field } from "../../../node-catalog/rules/fields.ts";
import type { Kind } from "./kind.ts";

/** Where a number begins to be treated otherwise: just before it, or just after it. */
interface Cut {
  readonly at: number;
  readonly after: boolean;
}

/** Leads by how large a number is, cut exactly where the flow cuts: "under 5,000", "5,000 and more". */
export function numberKinds({ name, label }: Field, sets: readonly LeadSet[]): readonly Kind[] {
  const ranges = sets.flat().flatMap((box) => {
    const filled = box[name]?.filled;
    return filled?.type === "range" ? [filled] : [];
  });
  const cuts = distinct(ranges.flatMap(cutsOf));
  return [undefined, ...cuts].map((from, index) => {
    const range = between(from, cuts[index]);
    const words = sayRange(range);
    const leads = [{ [name]: { mayBeEmpty: false, filled: range } }];
    return { value: words, label: words, phrase: `leads with ${label.toLowerCase()} ${words}`, leads };
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

function between(low: Cut | undefined, high: Cut | undefined): RangeSet {
  return {
    ...anyRange(false),
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
