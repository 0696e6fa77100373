import type { Db } from "../../engine/database.ts";
import type { Catalog } from "../../node-catalog/kit/catalog.ts";
import { type FeedPosition, isBefore, parseCursor } from "./cursor.ts";
import { isFeedComplete, readFeed } from "./feed-queries.ts";
import { readStepsAfter } from "./replay-queries.ts";
import { type LiveMessage, sayEntries } from "./say-entries.ts";
import { sayReplay } from "./say-replay.ts";

/** Whoever missed more reads everything again, which is faster. */
const LONGEST_REPLAY = 2_000;

/** The steps of a run after the one last seen, and the number of the last one there is. */
export async function replayRun(
  db: Db,
  catalog: Catalog,
  topic: string,
  after: number | string | undefined,
): Promise<{ messages: LiveMessage[]; lastSeq: number }> {
  const seen = Number(after ?? Infinity);
  const { run, steps, lastSeq } = await readStepsAfter(db, topic.slice("run:".length), seen);
  return { messages: run ? await sayReplay(db, catalog, topic, run, steps) : [], lastSeq };
}

/** What a topic has told between a cursor and `position`; "resync" when that is not known any more, or too much. */
export async function replayTopic(
  db: Db,
  catalog: Catalog,
  topic: string,
  { cursor, position }: { cursor: string; position: FeedPosition },
): Promise<LiveMessage[] | "resync"> {
  const from = parseCursor(cursor);
  if (!from || !(await isFeedComplete(db, from.mark))) return "resync";
  const { entries } = await readFeed(db, from.mark, LONGEST_REPLAY + 1);
  if (entries.length > LONGEST_REPLAY) return "resync";
  const missed = entries.filter((entry) => !isBefore(from, entry) && isBefore(position, entry));
  return (await sayEntries(db, catalog, missed)).filter(({ data }) => data.topic === topic);
}
