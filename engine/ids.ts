import { hash, randomUUIDv7 } from "node:crypto";

/** A new id that sorts by the time of its making (UUIDv7, RFC 9562); made here because PostgreSQL 15 has no uuidv7(). */
export const newId = (): string => randomUUIDv7();

/** The first digit of a UUID's fourth group says by its upper two bits, 10, that it is one of RFC 9562. */
const VARIANTS = ["8", "9", "a", "b"];

/** An id that follows from its parts (UUIDv8, SHA-256): doing the same again makes the same row. */
export function derivedId(...parts: readonly (string | number)[]): string {
  // In one call: a hash object for each id was a tenth of the time that a lead took.
  const hex = hash("sha256", parts.join("\0"), "hex");
  const variant = VARIANTS[Number.parseInt(hex[16]!, 16) & 3]!;
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/**
 * An id of something that a run makes: derived, so that making it again gives the same row, and led by the run's own
 * time, so that rows that are made together lie together in their index.
 */
export const idOfRun = (runId: string, ...parts: readonly (string | number)[]): string =>
  runId.slice(0, 13) + derivedId(runId, ...parts).slice(13);
