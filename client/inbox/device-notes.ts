import { useSyncExternalStore } from "react";

/** Whether this device shows notifications of new leads: chosen here, by a button, and allowed by the browser. */
export type NotesState = "off" | "on" | "refused" | "needs-https" | "apps-only" | "unknown-here";

const KEY = "baton-notify";
const listeners = new Set<() => void>();
/** Phones have notifications that a page without an installed app cannot show; that is known when one was tried. */
let isForAppsOnly = false;

/** Private windows may refuse to keep anything; then it holds as long as the page. */
let chosen = (() => {
  try {
    return localStorage.getItem(KEY) === "on";
  } catch {
    return false;
  }
})();

function take(next: boolean): void {
  chosen = next;
  for (const tell of listeners) tell();
}

function choose(next: boolean): void {
  try {
    if (next) localStorage.setItem(KEY, "on");
    else localStorage.removeItem(KEY);
  } catch {
    // It is in memory.
  }
  take(next);
}

// What another tab of this device has chosen holds here, too.
window.addEventListener("storage", ({ key, newValue }) => {
  if (key === KEY) take(newValue === "on");
});

export function notesState(): NotesState {
  if (typeof Notification === "undefined") return "unknown-here";
  // Browsers refuse it there, and nothing in their settings changes that.
  if (!window.isSecureContext) return "needs-https";
  if (Notification.permission === "denied") return "refused";
  if (isForAppsOnly) return "apps-only";
  return chosen && Notification.permission === "granted" ? "on" : "off";
}

export function useNotesState(): NotesState {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, notesState);
}

/** Asks the browser, which asks the person; from then on {@link showNote} works here, and shows how by a first one. */
export async function turnNotesOn(): Promise<void> {
  const isAllowed = (await Notification.requestPermission()) === "granted";
  choose(isAllowed);
  if (!isAllowed || showNote({ tag: "baton", title: "New leads for you will show like this.", open: () => {} })) return;
  isForAppsOnly = true;
  choose(false);
}

export const turnNotesOff = () => choose(false);

interface DeviceNote {
  /** Of several tabs with the same news the last one replaces the others. */
  readonly tag: string;
  readonly title: string;
  readonly open: () => void;
}

/** @returns whether it could be shown */
export function showNote({ tag, title, open }: DeviceNote): boolean {
  if (notesState() !== "on") return false;
  try {
    const note = new Notification(title, { tag, icon: "/logo.svg" });
    note.addEventListener("click", () => {
      window.focus();
      note.close();
      open();
    });
    return true;
  } catch {
    return false;
  }
}

/** Nobody looks at Baton now: another tab or another window is in front. */
export const isInBackground = () => document.visibilityState === "hidden" || !document.hasFocus();
