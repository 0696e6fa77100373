/** As much of JSON Schema as our documents use. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly items?: Schema | boolean;
  readonly prefixItems?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema | boolean;
}

const DEEPEST = 6;

/** Draws a schema as people write types: `{ name: string, email?: string | null }`, one property a line. */
export function sketch(schema: Schema, schemas: Readonly<Record<string, Schema>>, depth = 0): string {
  if (depth > DEEPEST) return "…";
  const inner = (one: Schema) => sketch(one, schemas, depth + 1);
  if (schema.$ref) return sketch(schemas[schema.$ref.split("/").at(-1)!] ?? {}, schemas, depth);
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(" | ");
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return [...new Set(choices.map(inner))].join(" | ");
  if (schema.allOf) return schema.allOf.map(inner).join(" & ");
  if (schema.properties) return sketchObject(schema, schemas, depth);
  if (schema.prefixItems) return `[${schema.prefixItems.map(inner).join(", ")}]`;
  if (typeof schema.items === "object") return `[${inner(schema.items)}, …]`;
  if (typeof schema.additionalProperties === "object") return `{ [name]: ${inner(schema.additionalProperties)} }`;
  if (schema.format) return NAMED_FORMATS[schema.format] ?? schema.format;
  return schema.type ? [schema.type].flat().join(" | ") : "anything";
}

const NAMED_FORMATS: Record<string, string> = { uuid: "uuid", "date-time": "time", email: "e-mail", uri: "address" };

function sketchObject(schema: Schema, schemas: Readonly<Record<string, Schema>>, depth: number): string {
  const indent = "  ".repeat(depth + 1);
  const lines = Object.entries(schema.properties ?? {}).map(([name, value]) => {
    const isOptional = !schema.required?.includes(name);
    return `${indent}${name}${isOptional ? "?" : ""}: ${sketch(value, schemas, depth + 1)}`;
  });
  return lines.length === 0 ? "{}" : `{\n${lines.join(",\n")}\n${"  ".repeat(depth)}}`;
}
