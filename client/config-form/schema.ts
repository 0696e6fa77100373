import type { GraphNode } from "../../engine/graph.ts";

export type Config = GraphNode["config"];
export type ConfigValue = Config[string];

/** One property of a node type's JSON Schema, with the hints by which it is drawn and said. */
export interface FieldSchema {
  readonly widget?: string;
  readonly label?: string;
  readonly help?: string;
  readonly placeholder?: string;
  /** Shown only while another value of the form is one of these. */
  readonly onlyWhen?: { readonly field: string; readonly is: readonly ConfigValue[] };
  /** Labels of a choice's values. */
  readonly options?: Readonly<Record<string, string>>;
  /** What a sentence says for an empty value. */
  readonly none?: string;
  /** How a sentence frames a value: "until {value}". */
  readonly said?: string;
  readonly enum?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly default?: ConfigValue;
}

export interface Field extends FieldSchema {
  readonly name: string;
  readonly label: string;
}

interface ConfigSchema {
  readonly properties?: Readonly<Record<string, FieldSchema>>;
}

/** A value as text, where it is text. */
export const textOf = (value: ConfigValue | undefined): string => (typeof value === "string" ? value : "");

export const textsIn = (value: ConfigValue | undefined): string[] =>
  Array.isArray(value) ? value.filter((entry) => typeof entry === "string") : [];

/** The fields of a form in the order of their schema. What has no widget is not for people and is left out. */
export function fieldsOf(configSchema: Readonly<Record<string, unknown>>): readonly Field[] {
  const { properties = {} } = configSchema as ConfigSchema;
  return Object.entries(properties)
    .filter(([, field]) => field.widget !== undefined)
    .map(([name, field]) => ({ ...field, name, label: field.label ?? name }));
}

/** A config as the step reads it: what it leaves out has its default. */
export function withDefaults(fields: readonly Field[], config: Config): Config {
  const left = fields.filter(({ name, default: value }) => config[name] === undefined && value !== undefined);
  return { ...config, ...Object.fromEntries(left.map(({ name, default: value }) => [name, value!])) };
}

/** @param config with its defaults */
export function isShown({ onlyWhen }: FieldSchema, config: Config): boolean {
  return onlyWhen === undefined || onlyWhen.is.includes(config[onlyWhen.field] ?? null);
}
