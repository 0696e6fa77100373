import { type MouseEvent, useCallback, useEffect, useRef, useState } from "react";

/**
 * Whoever chooses somebody by keyboard is in their panel with it, and with Escape back where they were: between the two there
 * may be a hundred people.
 */
export function useEnterPanel(shown: string | undefined) {
  const from = useRef<HTMLElement>(null);
  const node = useRef<HTMLElement>(null);
  const [entered, setEntered] = useState<{ readonly id: string } | null>(null);
  useEffect(() => {
    if (entered && entered.id === shown) node.current?.focus();
  }, [entered, shown]);
  const panel = useCallback((section: HTMLElement) => {
    const leave = ({ key, target }: KeyboardEvent) => {
      // A list that is open in it closes by the same key.
      const isOpen = target instanceof HTMLElement && target.ariaExpanded === "true";
      if (key === "Escape" && !isOpen) from.current?.focus();
    };
    node.current = section;
    section.addEventListener("keydown", leave);
    return () => section.removeEventListener("keydown", leave);
  }, []);
  return {
    panel,
    enter(id: string, { detail, currentTarget }: MouseEvent<HTMLElement>) {
      // A press of a key clicks without any mouse having been pressed.
      const isByKey = detail === 0;
      if (isByKey) from.current = currentTarget;
      setEntered(isByKey ? { id } : null);
    },
  };
}
