/**
 * The same value as PostgreSQL can hold it: without NUL characters and halves of surrogate pairs, which no text column and
 * no jsonb takes. What a person typed is never refused for them.
 */
export function storable<T>(value: T): T {
  if (typeof value === "string") return value.replaceAll("\0", "").toWellFormed() as T;
  if (Array.isArray(value)) return value.map(storable) as T;
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [storable(key), storable(part)])) as T;
}
