import { useEffect, useEffectEvent } from "react";
import type { EditorStore } from "./editor-store.ts";

type Commands = Readonly<Record<string, () => unknown>>;

/** Keys of a whole view. They rest while somebody types or a dialog is open. */
export function useKeys({ withControl, plain = {} }: { withControl: Commands; plain?: Commands }): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (isTyping(event.target) || isDialogOpen()) return;
    const run = event.ctrlKey || event.metaKey ? withControl[chord(event)] : plain[event.key];
    if (!run) return;
    event.preventDefault();
    run();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event);
    document.addEventListener("keydown", listener);
    return () => document.removeEventListener("keydown", listener);
  }, []);
}

export function undoKeys(store: EditorStore): Commands {
  const { undo, redo } = store.temporal.getState();
  return { z: () => undo(), "shift+z": () => redo(), y: () => redo() };
}

const chord = ({ key, shiftKey }: KeyboardEvent) => (shiftKey ? `shift+${key.toLowerCase()}` : key.toLowerCase());

export function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest("input, textarea, select, [contenteditable]") !== null;
}

export const isDialogOpen = () => document.querySelector("[role=dialog]") !== null;
