import type { Watcher } from "./watcher.ts";

/** The names of those who are in a flow's editor, as this screen was told last. */
export function hereNow({ heard }: Watcher, topic: string): string[] | undefined {
  const last = heard.findLast(({ event, data }) => event === "here" && data["topic"] === topic);
  return (last?.data["people"] as { name: string }[] | undefined)?.map(({ name }) => name);
}
