import { isInBackground } from "./device-notes.ts";

/** Held by every tab that somebody looks at. */
const LOOKED_AT = "baton-looked-at";

/** A browser that shows notifications has locks, too: both need a safe address. Without them, tabs do not know of each other. */
const locksHere = (): LockManager | undefined => (typeof navigator === "undefined" ? undefined : navigator.locks);

interface Held {
  readonly end: () => void;
  readonly isOver: Promise<unknown>;
}

function hold(locks: LockManager, name: string): Held {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { end: resolve, isOver: locks.request(name, { mode: "shared" }, () => promise) };
}

let held: Held | undefined;

/** Says to the other tabs whether somebody looks at this one. Resolves when they know. */
async function sayLookedAt(locks: LockManager): Promise<void> {
  if (!isInBackground()) {
    held ??= hold(locks, LOOKED_AT);
    return;
  }
  const before = held;
  held = undefined;
  before?.end();
  await before?.isOver;
}

/** From now on the other tabs know whether somebody looks at this one. @returns what ends it */
export function startSayingLookedAt(): () => void {
  const locks = locksHere();
  if (!locks) return () => {};
  const say = () => void sayLookedAt(locks);
  const ways = [
    [window, "focus"],
    [window, "blur"],
    [document, "visibilitychange"],
  ] as const;
  for (const [place, event] of ways) place.addEventListener(event, say);
  say();
  return () => {
    for (const [place, event] of ways) place.removeEventListener(event, say);
    held?.end();
    held = undefined;
  };
}

/**
 * Whether this tab is the one to show this news: every tab of a browser hears of it, one shows it, and none does while somebody
 * looks at one of them.
 *
 * @param tag names the news
 */
export async function isForThisTab(tag: string): Promise<boolean> {
  if (!isInBackground()) return false;
  const locks = locksHere();
  if (!locks) return true;
  await sayLookedAt(locks);
  const { held: all = [] } = await locks.query();
  if (all.some(({ name }) => name === LOOKED_AT)) return false;
  return new Promise((answer, fail) => {
    const claim = (lock: Lock | null) => {
      answer(lock !== null);
      // As long as this tab is open: a tab that slept may hear of it much later.
      return lock ? new Promise(() => {}) : undefined;
    };
    locks.request(`baton-note:${tag}`, { ifAvailable: true }, claim).catch(fail);
  });
}
