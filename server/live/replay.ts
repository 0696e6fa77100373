import type { Db } from "../../engine/database.ts";
import type { Catalog } from "../../node-catalog/kit/catalog.ts";
import { type FeedPosition, isBefore, parseCursor } from "./cursor.ts";
import { canCatchUp, readFeedOf } from "./feed-queries.ts";
import { readStepsAfter } from "./replay-queries.ts";
import { type LiveMessage, sayEntries } from "./say-entries.ts";
import { sayReplay } from "./say-replay.ts";

/** Whoever missed more reads everything again, which is faster. */
const LONGEST_REPLAY = 2_000;

interface Missed {
  /** "resync": no longer known, too much, or asked for too often. */
  readonly missed: LiveMessage[] | "resync";
  /** Of a run: the number of its last step. */
  readonly seq?: number;
}

interface Watch {
  readonly topic: string;
  /** Where somebody was: the last step of a run, else a cursor; nothing is missed where it is not given. */
  readonly after: number | string | undefined;
  /** As far as the feed has been told. */
  readonly position: FeedPosition;
  readonly mayCatchUp: boolean;
}

/** What somebody has missed who begins to watch, in the order in which it happened. */
export async function replay(db: Db, catalog: Catalog, watch: Watch): Promise<Missed> {
  const { topic, after, position, mayCatchUp } = watch;
  if (topic.startsWith("run:")) {
    const { missed, seq } = await replayRun(db, catalog, topic, mayCatchUp ? Number(after ?? Infinity) : Infinity);
    return { missed: mayCatchUp ? missed : "resync", seq };
  }
  if (!mayCatchUp) return { missed: "resync" };
  return { missed: typeof after === "string" ? await replayTopic(db, catalog, topic, after, position) : [] };
}

async function replayRun(db: Db, catalog: Catalog, topic: string, seen: number): Promise<Required<Missed>> {
  const { run, steps, lastSeq } = await readStepsAfter(db, topic.slice("run:".length), seen, LONGEST_REPLAY);
  if (lastSeq - seen > LONGEST_REPLAY) return { missed: "resync", seq: lastSeq };
  return { missed: run ? await sayReplay(db, catalog, topic, run, steps) : [], seq: lastSeq };
}

async function replayTopic(
  db: Db,
  catalog: Catalog,
  topic: string,
  cursor: string,
  position: FeedPosition,
): Promise<Missed["missed"]> {
  const from = parseCursor(cursor);
  if (!from || !(await canCatchUp(db, from.mark, LONGEST_REPLAY))) return "resync";
  const entries = await readFeedOf(db, from.mark, topic);
  const missed = entries.filter((entry) => !isBefore(from, entry) && isBefore(position, entry));
  return (await sayEntries(db, catalog, missed)).filter(({ data }) => data.topic === topic);
}
