import { type RefObject, useEffect, useEffectEvent, useRef, useState } from "react";
import { isDialogOpen } from "../use-keys.ts";

/**
 * Whether the search in this flow is open. Ctrl+F opens it while the focus is in the editor or nowhere: in the rest of the
 * page, and in the field itself, it stays the browser's own.
 *
 * @param button gets the focus back when there was none before
 */
export function useFind(button: RefObject<HTMLElement | null>) {
  const [isOpen, setOpen] = useState(false);
  const before = useRef<HTMLElement>(null);
  const open = () => {
    const { activeElement } = document;
    before.current = activeElement instanceof HTMLElement && activeElement !== document.body ? activeElement : null;
    setOpen(true);
  };
  const close = () => {
    setOpen(false);
    (before.current?.isConnected ? before.current : button.current)?.focus();
  };
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const isFind = (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key === "f";
    if (!isFind || isDialogOpen() || !isInEditor(event.target)) return;
    event.preventDefault();
    if (!isOpen) open();
    else document.querySelector<HTMLElement>("search input")?.focus();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event);
    document.addEventListener("keydown", listener);
    return () => document.removeEventListener("keydown", listener);
  }, []);
  return { isOpen, open, close };
}

function isInEditor(target: EventTarget | null): boolean {
  if (!(target instanceof Element) || target === document.body) return true;
  return target.closest("[data-editor]") !== null && target.closest("search") === null;
}
