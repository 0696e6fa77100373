import { useSyncExternalStore } from "react";

/**
 * How far the server's clock is ahead of ours, in milliseconds, as an interval that every reply narrows: a reply that
 * was stamped between sending and receiving cannot be off by more than that.
 */
let bounds = { least: -Infinity, most: Infinity };

/**
 * Takes in a time that the server has stamped on a reply.
 *
 * @param stampedMs the stamp; it lies up to `precisionMs` before the true time
 */
export function noteServerTime(stampedMs: number, precisionMs: number, sentAt: number, receivedAt: number): void {
  if (!Number.isFinite(stampedMs)) return;
  const least = stampedMs - receivedAt;
  const most = stampedMs + precisionMs - sentAt;
  const narrowed = { least: Math.max(bounds.least, least), most: Math.min(bounds.most, most) };
  // Nothing left in between: one of the clocks was set, so what we knew is void.
  bounds = narrowed.least <= narrowed.most ? narrowed : { least, most };
}

/** The server's time now, in epoch milliseconds. Countdowns use it and nothing else. */
export function serverNow(): number {
  const { least, most } = bounds;
  const offset = Number.isFinite(least) && Number.isFinite(most) ? (least + most) / 2 : 0;
  return Date.now() + offset;
}

const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => listeners.forEach((tell) => tell()), 1000);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

const second = () => Math.floor(serverNow() / 1000) * 1000;

/** The server's time, renewed each second; one timer for the whole page, none while nobody looks. */
export function useServerNow(): number {
  return useSyncExternalStore(subscribe, second);
}
