import { type RefObject, useEffect, useSyncExternalStore } from "react";

/** The lead that somebody asked for from outside of the page, until its card has the focus. */
let wanted: string | null = null;
const listeners = new Set<() => void>();

export function wantLead(assignmentId: string | null): void {
  wanted = assignmentId;
  for (const tell of listeners) tell();
}

/** Gives the card the focus when its lead is the wanted one, also when it comes on the page only now. */
export function useFocusWhenWanted(assignmentId: string, card: RefObject<HTMLElement | null>): void {
  const isWanted = useSyncExternalStore(subscribe, () => wanted === assignmentId);
  useEffect(() => {
    if (!isWanted) return;
    card.current?.focus();
    wantLead(null);
  }, [isWanted, card]);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
