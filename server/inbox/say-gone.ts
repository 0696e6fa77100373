import { sayBecause, say, type Speech } from "../catalog/say-because.ts";
import type { GoneRow } from "./gone-queries.ts";

/** Why a lead is no longer with its reader: the reason of whoever got it next, else where it is. */
export function sayGone({ state, isWaiting, next }: GoneRow, speech: Speech): string {
  const reason = next && sayBecause(next.because, speech, next.nodeType ?? undefined);
  if (reason) return reason;
  if (state === "released") return isWaiting ? "It is on the waiting list now" : "It went on without you";
  const words = say("{person} did not answer in time", { person: speech.reader }, speech);
  return isWaiting ? `${words}. It is on the waiting list now` : words;
}
