import type { Interval } from "../../node-catalog/kit/time.ts";
import type { Connection, ConnectionOf } from "./connection.ts";
import type { Span } from "./intervals.ts";

/** What a server said of what it sent, by which it can tell the next time whether that has changed. */
export type Marks = Readonly<Record<string, string>>;

export interface Asked {
  readonly span: Span;
  /** Whose calendar it is: where they are, and what they are invited as. */
  readonly owner: { readonly timeZone: string; readonly emails: readonly string[] };
  /** Of the reading before; empty when everything is to be read anew. */
  readonly marks: Marks;
}

export interface Reading {
  /** Ascending, apart from each other, inside the span. */
  readonly busy: readonly Interval[];
  readonly marks: Marks;
}

/**
 * Reads a calendar of one kind.
 *
 * @throws AppError with a sentence for its owner: `unavailable` when it may work later, `stop` when they must do something
 */
export type ReadBusy<Kind extends Connection["kind"]> = (
  one: ConnectionOf<Kind>,
  asked: Asked,
) => Promise<Reading | "unchanged">;
