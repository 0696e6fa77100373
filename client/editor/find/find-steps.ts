import type { GraphNode } from "../../../engine/graph.ts";
import type { FieldDefinition } from "../../../node-catalog/kit/domain.ts";
import { STANDARD_FIELDS } from "../../../node-catalog/rules/fields.ts";
import { sayRule } from "../../../node-catalog/rules/say.ts";
import { ruleSchema } from "../../../node-catalog/rules/schema.ts";
import { type NodeTypes, titleOf } from "../../canvas/node-types.ts";
import type { Names } from "../../config-form/names.ts";
import { type Config, type ConfigValue, type Field, fieldsOf } from "../../config-form/schema.ts";
import { sayStep } from "../../config-form/sentence.ts";
import { sayTemplate } from "../../config-form/template-words.ts";

export interface FoundStep {
  readonly node: GraphNode;
  readonly title: string;
  readonly sentence: string;
}

interface Searchable extends FoundStep {
  /** All that is said of it, plain: see {@link plain}. */
  readonly text: string;
}

interface Words {
  readonly nodeTypes: NodeTypes;
  readonly names: Names;
}

/** What these are set to is said by the step's sentence in words, and stored as a code that nobody types. */
const SAID_BY_SENTENCE = new Set(["choice", "duration", "hours", "languages", "number", "time-of-day", "yes-no"]);
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The steps with what they can be found by, in the order given. */
export function searchable(nodes: readonly GraphNode[], { nodeTypes, names }: Words): readonly Searchable[] {
  return nodes.map((node) => {
    const nodeType = nodeTypes.get(node.type);
    const title = titleOf(nodeTypes, node);
    const sentence = nodeType ? sayStep(nodeType, node.config, names) : "";
    const mentioned = nodeType ? mentions(fieldsOf(nodeType.configSchema), node.config, names) : [];
    return { node, title, sentence, text: plain([title, sentence, ...mentioned].join("\n")) };
  });
}

/** Those that say every word of the search: on themselves, or as a team, person, source or field that they name. */
export function findSteps(steps: readonly Searchable[], search: string): readonly FoundStep[] {
  const words = plain(search).split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  return steps.filter(({ text }) => words.every((word) => text.includes(word)));
}

/** As one types it in a hurry: "München" is found by "munchen". */
const plain = (text: string) => text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();

function mentions(fields: readonly Field[], config: Config, names: Names): string[] {
  return fields.flatMap(({ name, widget = "" }) => {
    const value = config[name];
    return value === undefined || SAID_BY_SENTENCE.has(widget) ? [] : textsOf(value, names);
  });
}

function textsOf(value: ConfigValue, names: Names): string[] {
  if (typeof value === "string") return [nameOf(value, names)];
  if (typeof value !== "object" || value === null) return [];
  const rule = Array.isArray(value) ? undefined : ruleSchema.safeParse(value).data;
  if (rule) return [sayRule(rule, ownFields(names), (literal) => nameOf(String(literal), names))];
  return Object.values(value).flatMap((part) => textsOf(part ?? null, names));
}

/** What is behind an id or a field's name; an id of something that is gone says nothing. */
function nameOf(text: string, { teams, people, sources, fields }: Names): string {
  const field = STANDARD_FIELDS.find(({ name }) => name === text)?.label ?? fields.get(text);
  const known = teams.get(text) ?? people.get(text) ?? sources.get(text) ?? field;
  return known ?? (ID.test(text) ? "" : sayTemplate(text));
}

const ownFields = ({ fields }: Names): FieldDefinition[] =>
  [...fields].map(([name, label]) => ({ name: name.replace("fields.", ""), label, type: "text" }));
