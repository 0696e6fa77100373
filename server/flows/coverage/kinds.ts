import { type CheckedGraph, type CheckedNode, startOf } from "../../../engine/checked-graph.ts";
import { narrowing } from "../../../engine/narrowing.ts";
import type { Known } from "../../../node-catalog/kit/define-node.ts";
import { ANY_LEAD } from "../../../node-catalog/kit/lead-set.ts";
import type { Match } from "../../../node-catalog/kit/requirements.ts";
import { isAnyValue, type ValueSet } from "../../../node-catalog/kit/value-set.ts";
import { type Field, fieldsOf } from "../../../node-catalog/rules/fields.ts";
import { ALWAYS_FILLED, anyValue } from "../../../node-catalog/rules/leads-where.ts";
import { askedValues, filledWith, type Kind, notFilled, type Seen } from "./kind.ts";
import { listKinds } from "./list-kinds.ts";
import { rangeKinds } from "./range-kinds.ts";
import { textKinds } from "./text-kinds.ts";

/** A field by which the flow itself tells leads apart. */
export interface AskedField extends Field {
  /** What its conditions ask of it, wherever they stand. */
  readonly asked: readonly ValueSet[];
  /** Nothing but whether something stands in it. */
  readonly isPresenceOnly: boolean;
}

const FIELD_OF: Readonly<Record<Match, string>> = {
  language: "language",
  region: "country",
  product: "product",
  industry: "fields.industry",
};

/** The fields by which the flow itself tells leads apart, in choosing a way or in choosing people; the usual one first. */
export function askedFields(nodes: CheckedGraph, known: Known): readonly AskedField[] {
  // Where leads come in, sources say which ones there are, not which way they go.
  const start = startOf(nodes);
  const sets = [...nodes.values()].flatMap((node) => (node === start ? [] : Object.values(narrowing(node, known))));
  const drawn = new Set(sets.flat().flatMap((box) => Object.keys(box)));
  const matched = new Set([...nodes.values()].flatMap(matchedBy));
  return fieldsOf(known.fields)
    .filter(({ name }) => drawn.has(name) || matched.has(name))
    .map((field) => {
      const asked = askedValues(field, sets);
      return { ...field, asked, isPresenceOnly: !matched.has(field.name) && asked.every(isAnyValue) };
    });
}

function matchedBy({ type, config }: CheckedNode): string[] {
  if (config === undefined) return [];
  const pools = type.looksIn?.(config).pools ?? [];
  return pools.flatMap(({ requirements }) => (requirements?.match ?? []).map((what) => FIELD_OF[what]));
}

/** Leads by what a field says, as the flow, the people or the leads of late name it, and leads of which it says nothing. */
export function kindsOf(field: AskedField, seen: Seen): readonly Kind[] {
  const kinds = field.isPresenceOnly ? [filledIn(field)] : kindsByValue(field, seen);
  return ALWAYS_FILLED.has(field.name) ? kinds : [...kinds, empty(field)];
}

function kindsByValue(field: AskedField, seen: Seen): readonly Kind[] {
  switch (field.type) {
    case "text":
      return textKinds(field, field.asked, seen);
    case "number":
    case "date":
      return rangeKinds(field, field.asked);
    case "list":
      return listKinds(field, field.asked, seen.counts);
    case "yes-no":
      return [true, false].map((is) => {
        const word = is ? "yes" : "no";
        const leads = filledWith(field, { type: "yes-no", is: [is] });
        return { value: word, label: is ? "Yes" : "No", phrase: `leads where “${field.label}” is ${word}`, leads };
      });
  }
}

function filledIn(field: Field): Kind {
  const phrase = `leads where “${field.label}” is filled in`;
  return { value: "filled", label: "Has a value", phrase, leads: filledWith(field, anyValue(field)) };
}

function empty(field: AskedField): Kind {
  const leads = notFilled(field);
  if (field.isPresenceOnly) {
    return { value: "empty", label: "Has none", phrase: `leads where “${field.label}” is empty`, leads };
  }
  if (field.type === "yes-no") {
    return { value: null, label: "Not said", phrase: `leads where “${field.label}” is not said`, leads };
  }
  return { value: null, label: "Not known", phrase: `leads whose ${field.label.toLowerCase()} is not known`, leads };
}

export const ALL_LEADS: Kind = { value: null, label: "All leads", phrase: "leads", leads: ANY_LEAD };

/** The sources from which leads come in here; undefined: from any. */
export function sourcesOf(nodes: CheckedGraph, known: Known): ReadonlySet<string> | undefined {
  const start = startOf(nodes);
  const boxes = start ? Object.values(narrowing(start, known)).flat() : [];
  const named = boxes.flatMap(({ sourceId }) =>
    sourceId?.filled?.type === "text" ? (sourceId.filled.only ?? []) : [],
  );
  return named.length === 0 ? undefined : new Set(named);
}
