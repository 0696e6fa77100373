import { useEffect, useSyncExternalStore } from "react";

/** How many places of the page say just now that it may be old. */
let places = 0;
const listeners = new Set<() => void>();

function change(by: 1 | -1): void {
  places += by;
  listeners.forEach((tell) => tell());
}

/** While `isShown`, nothing else on the page need say that the connection is lost. */
export function useSaysConnection(isShown: boolean): void {
  useEffect(() => {
    if (!isShown) return undefined;
    change(1);
    return () => change(-1);
  }, [isShown]);
}

export function useIsConnectionSaid(): boolean {
  return useSyncExternalStore(subscribe, () => places > 0);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
