/** How far somebody has followed the feed: all transactions before the mark, and of the others these entries. */
export interface FeedPosition {
  readonly mark: bigint;
  readonly seen: ReadonlySet<bigint>;
}

/** More entries of transactions beside a long one are not remembered: who comes back gets the others twice. */
const MOST_SEEN = 100;
const CURSOR = /^(\d{1,20})(?::(\d{1,19}(?:,\d{1,19})*))?$/;

/** The database numbers transactions in 64 bits. */
const LAST_TRANSACTION = 2n ** 64n - 1n;

/** A position as text, opaque to those who follow. */
export function formatCursor({ mark, seen }: FeedPosition): string {
  const ids = [...seen].slice(0, MOST_SEEN).join(",");
  return ids === "" ? `${mark}` : `${mark}:${ids}`;
}

/** @returns undefined for what was not a cursor */
export function parseCursor(text: string): FeedPosition | undefined {
  const [, mark, ids] = CURSOR.exec(text) ?? [];
  if (mark === undefined || BigInt(mark) > LAST_TRANSACTION) return undefined;
  return { mark: BigInt(mark), seen: new Set(ids?.split(",").map(BigInt)) };
}

export const isBefore = ({ mark, seen }: FeedPosition, entry: { readonly id: bigint; readonly xid: bigint }): boolean =>
  entry.xid < mark || seen.has(entry.id);
