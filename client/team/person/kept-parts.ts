import { useSyncExternalStore } from "react";
import type { PartDraft } from "./part-draft.ts";

/** The sides of a person that are edited and saved each by itself. */
export type PartName = "hours" | "profile" | "limits" | "backup";

type Kept = ReadonlyMap<string, ReadonlyMap<PartName, PartDraft<object>>>;

/**
 * What is changed and not saved yet, by person: it stays while one looks at somebody else, as long as the page is not loaded
 * anew. Signing out loads it anew.
 */
let kept: Kept = new Map();
const watchers = new Set<() => void>();

export const keptPart = (personId: string, part: PartName): PartDraft<object> | null =>
  kept.get(personId)?.get(part) ?? null;

/** @param draft null when nothing of it is unsaved any more */
export function keepPart(personId: string, part: PartName, draft: PartDraft<object> | null): void {
  const ofPerson = new Map(kept.get(personId));
  if (draft) ofPerson.set(part, draft);
  else ofPerson.delete(part);
  kept = new Map(kept).set(personId, ofPerson);
  watchers.forEach((tell) => tell());
}

/** Which sides of somebody have changes that are not saved yet. */
export function useUnsaved(personId: string): readonly PartName[] {
  const ofPerson = useSyncExternalStore(watch, () => kept.get(personId));
  return [...(ofPerson?.keys() ?? [])];
}

/** As state that outlives what shows it. */
export function useKeptPart<Part extends object>(personId: string, part: PartName) {
  const draft = useSyncExternalStore(watch, () => keptPart(personId, part)) as PartDraft<Part> | null;
  const change = (next: (now: PartDraft<Part> | null) => PartDraft<Part> | null) =>
    keepPart(personId, part, next(keptPart(personId, part) as PartDraft<Part> | null));
  return [draft, change] as const;
}

function watch(tell: () => void): () => void {
  watchers.add(tell);
  return () => void watchers.delete(tell);
}
