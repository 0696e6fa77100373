import {
  companySize,
  countryCode,
  type FieldDefinition,
  fieldValue,
  type FieldValue,
  languageCode,
} from "../kit/domain.ts";
import { SETTABLE } from "../kit/reduce.ts";
import { fieldsOf, readAs } from "./fields.ts";

/** May a flow write this field, named as in rules? */
export function isFillable(name: string, own: readonly FieldDefinition[]): boolean {
  if (SETTABLE.has(name)) return true;
  return name.startsWith("fields.") && fieldsOf(own).some((field) => field.name === name);
}

/**
 * The name by which the effect `setLead` writes it: columns as they are, own fields without their prefix, except for one that
 * is called like a column.
 */
export function columnOf(name: string): string {
  const own = name.replace(/^fields\./, "");
  return SETTABLE.has(own) ? name : own;
}

/**
 * Reads a value as what the field takes; an empty text empties it.
 *
 * @returns undefined when it does not fit
 */
export function fitValue(name: string, value: unknown, own: readonly FieldDefinition[]): FieldValue | null | undefined {
  if (value === null || value === "") return null;
  const parsed = fieldValue.safeParse(value);
  const field = fieldsOf(own).find((one) => one.name === name);
  if (!parsed.success || !field) return undefined;
  const typed = readAs(field.type, parsed.data) as FieldValue | undefined;
  if (name === "companySize") return companySize.safeParse(typed).data;
  if (name === "language") return languageCode.safeParse(String(typed).toLowerCase()).data;
  if (name === "country") return countryCode.safeParse(String(typed).toUpperCase()).data;
  return typed;
}
