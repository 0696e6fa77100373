import { z } from "zod";
import { AppError } from "../../node-catalog/kit/errors.ts";

/**
 * Where a page ended: the sort key of its last row, as texts that SQL casts back (a Date would lose the microseconds).
 * Opaque to callers.
 */
export function encodeCursor(key: readonly string[]): string {
  return Buffer.from(JSON.stringify(key)).toString("base64url");
}

/** A moment as PostgreSQL writes it in UTC. */
export const cursorTime = z.string().regex(/^\d{4,6}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?\+00$|^infinity$/);

/** @throws AppError `cursor-invalid` unless it holds what `key` says */
export function decodeCursor<Key>(cursor: string | undefined, key: z.ZodType<Key>): Key | undefined {
  if (cursor === undefined) return undefined;
  const decoded = key.safeParse(parse(cursor));
  if (decoded.success) return decoded.data;
  throw new AppError("invalid", "cursor-invalid", "Start again without the cursor: this one is not from this list.");
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, "base64url").toString());
  } catch {
    return undefined;
  }
}

/** Cuts `rows`, read with one more than `limit`, into a page. */
export function pageFrom<Row>(rows: readonly Row[], limit: number, keyOf: (row: Row) => readonly string[]) {
  const data = rows.slice(0, limit);
  const last = data.at(-1);
  return { data, nextCursor: rows.length > limit && last !== undefined ? encodeCursor(keyOf(last)) : null };
}
