import { createHash, randomUUIDv7 } from "node:crypto";

/** A new id that sorts by the time of its making (UUIDv7, RFC 9562); made here because PostgreSQL 15 has no uuidv7(). */
export const newId = (): string => randomUUIDv7();

/** An id that follows from its parts (UUIDv8, SHA-256): doing the same again makes the same row. */
export function derivedId(...parts: readonly (string | number)[]): string {
  const bytes = createHash("sha256").update(parts.join("\0")).digest();
  bytes[6] = (bytes[6]! & 0x0f) | 0x80;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString("hex", 0, 16);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

/**
 * An id of something that a run makes: derived, so that making it again gives the same row, and led by the run's own
 * time, so that rows that are made together lie together in their index.
 */
export const idOfRun = (runId: string, ...parts: readonly (string | number)[]): string =>
  runId.slice(0, 13) + derivedId(runId, ...parts).slice(13);
