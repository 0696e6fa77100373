import type { ListSet, ValueSet } from "../../../node-catalog/kit/value-set.ts";
import type { Field } from "../../../node-catalog/rules/fields.ts";
import { type Counts, filledWith, type Kind } from "./kind.ts";
import { mostFrequent } from "./most-frequent.ts";
import { list } from "./say-hole.ts";

/**
 * Leads by one entry of a list, cut so that the flow treats all leads of a kind alike: with one of the entries that it asks
 * for and none of its others, with more than one of them, with none.
 */
export function listKinds(field: Field, asked: readonly ValueSet[], counts: Counts): readonly Kind[] {
  const lists = asked.filter((set) => set.type === "list");
  const drawn = [...new Set(lists.flatMap(({ anyOf, noneOf }) => [...anyOf.flat(), ...noneOf]))];
  const kind = (label: string, what: string, set: Omit<ListSet, "type">, value: string | null = label): Kind => ({
    value,
    label,
    phrase: `leads where “${field.label}” has ${what}`,
    leads: filledWith(field, { type: "list", ...set }),
  });
  const few = drawn.length > MOST_NAMED ? "what is asked for" : list(drawn.map(quoted), "and");
  const others = (value: string) => drawn.filter((other) => other !== value);
  return [
    ...mostFrequent(new Set(drawn), [], counts).map((value) =>
      kind(value, quoted(value), { anyOf: [[value]], noneOf: others(value) }),
    ),
    // At least two of them: whichever one is left out, it has one of the others.
    ...(drawn.length > 1
      ? [kind(`More than one of ${few}`, `more than one of ${few}`, { anyOf: drawn.map(others), noneOf: [] })]
      : []),
    kind("Anything else", "something else", { anyOf: [], noneOf: drawn }, null),
  ];
}

const MOST_NAMED = 3;
const quoted = (value: string): string => `“${value}”`;
