import type { FieldDefinition, FieldValue } from "../kit/domain.ts";

export type FieldType = FieldDefinition["type"];

/** A field of a lead as rules name it: a standard one ("country") or one of the company's own ("fields.employees"). */
export interface Field {
  readonly name: string;
  readonly label: string;
  readonly type: FieldType;
  /** What its text stands for, so that a form can offer a list. */
  readonly picker?: "source" | "language" | "country";
  /** A number that counts something: nothing is between two whole ones. */
  readonly isWhole?: true;
}

export const STANDARD_FIELDS: readonly Field[] = [
  { name: "language", label: "Language", type: "text", picker: "language" },
  { name: "country", label: "Country", type: "text", picker: "country" },
  { name: "company", label: "Company", type: "text" },
  { name: "companySize", label: "Company size (people)", type: "number", isWhole: true },
  { name: "product", label: "Product", type: "text" },
  { name: "value", label: "Value", type: "number" },
  { name: "message", label: "Message", type: "text" },
  { name: "name", label: "Name", type: "text" },
  { name: "email", label: "E-mail", type: "text" },
  { name: "phone", label: "Phone", type: "text" },
  { name: "sourceId", label: "Where it came from", type: "text", picker: "source" },
  { name: "createdAt", label: "Came in on", type: "date" },
];

/** Every field that a rule may name, the standard ones first. */
export function fieldsOf(own: readonly FieldDefinition[]): readonly Field[] {
  return [...STANDARD_FIELDS, ...own.map(({ name, label, type }) => ({ name: `fields.${name}`, label, type }))];
}

/** A field's value, read as its type: text, number, list of text, "2026-03-01" or true/false. */
export type Typed = string | number | boolean | readonly string[];

/**
 * Reads a value as a type where that loses nothing: "10" is a number, one text is a list of one.
 *
 * @returns undefined when it cannot be read so
 */
export function readAs(type: FieldType, value: FieldValue): Typed | undefined {
  switch (type) {
    case "text":
      return Array.isArray(value) ? undefined : String(value);
    case "number":
      return readNumber(value);
    case "date":
      return typeof value === "string" && isDate(value) ? value : undefined;
    case "yes-no":
      return typeof value === "boolean" ? value : YES_NO.get(String(value).trim().toLowerCase());
    case "list":
      return Array.isArray(value) ? value : [String(value)];
  }
}

const YES_NO: ReadonlyMap<string, boolean> = new Map([
  ["yes", true],
  ["true", true],
  ["no", false],
  ["false", false],
]);

function readNumber(value: FieldValue): number | undefined {
  if (typeof value === "string" && !/^\s*[+-]?(\d+\.?\d*|\.\d+)\s*$/.test(value)) return undefined;
  if (typeof value !== "string" && typeof value !== "number") return undefined;
  return Number.isFinite(Number(value)) ? Number(value) : undefined;
}

const DATE = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})?)?$/;

/** An ISO 8601 calendar date ("2026-03-01") or a moment ("2026-03-01T10:00:00Z") that exists. */
export function isDate(text: string): boolean {
  if (!DATE.test(text) || Number.isNaN(Date.parse(text))) return false;
  const day = text.slice(0, 10);
  return new Date(`${day}T00:00:00Z`).toISOString().startsWith(day);
}
