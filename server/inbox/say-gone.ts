import { sayBecause, say, type Speech } from "../catalog/say-because.ts";
import type { GoneRow } from "./gone-queries.ts";

/** Why a lead is no longer with its reader: the reason of whoever got it next, else where it is. */
export function sayGone({ state, isWaiting, next }: GoneRow, speech: Speech): string {
  const reason = next && sayBecause(next.because, speech, next.nodeType ?? undefined);
  if (reason) return reason;
  const because = state === "expired" ? "{person} did not answer in time" : "It went on without {person}";
  const where = isWaiting ? ". It is on the waiting list" : "";
  return say(because, { person: speech.reader }, speech) + where;
}
