import { writeSync } from "node:fs";

/** A line to the test. Written at once: what a process said before it was killed must have arrived. */
export function sayTo(word: string, text = ""): void {
  writeSync(1, `${word} ${text.replaceAll("\n", " ")}\n`);
}
