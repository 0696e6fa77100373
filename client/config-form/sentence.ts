import type { NodeTypeView } from "../../server/catalog/contract.ts";
import type { Names } from "./names.ts";
import { sayMissing, sayValue } from "./say-value.ts";
import { type Config, fieldsOf } from "./schema.ts";

/** Plain words, or the words of one value that can be changed. */
export type SentencePart =
  | { readonly kind: "words"; readonly text: string }
  | { readonly kind: "value"; readonly text: string; readonly field: string; readonly isMissing: boolean };

/** A step's sentence with its values filled in: "Give the lead to whoever is next in {team}". */
export function sentenceParts(
  nodeType: Pick<NodeTypeView, "sentence" | "configSchema">,
  config: Config,
  names: Names,
): readonly SentencePart[] {
  const fields = new Map(fieldsOf(nodeType.configSchema).map((field) => [field.name, field]));
  const said = (name: string) => {
    const field = fields.get(name);
    return field && sayValue(field, config[name] ?? field.default, names);
  };
  // A value whose words are left empty on purpose (`none: ""`) takes no place in the sentence.
  const sentence = nodeType.sentence.replaceAll(/\{(\w+)\} ?/g, (token, name: string) =>
    said(name) === "" ? "" : token,
  );
  return sentence
    .trim()
    .split(/(\{\w+\})/)
    .filter(Boolean)
    .map((text) => {
      const field = text.startsWith("{") ? fields.get(text.slice(1, -1)) : undefined;
      if (!field) return { kind: "words", text };
      const words = said(field.name);
      return { kind: "value", text: words ?? sayMissing(field), field: field.name, isMissing: words === undefined };
    });
}

/** The same as one line of text. */
export function sayStep(nodeType: Pick<NodeTypeView, "sentence" | "configSchema">, config: Config, names: Names) {
  return sentenceParts(nodeType, config, names)
    .map(({ text }) => text)
    .join("");
}
