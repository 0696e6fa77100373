import { useEffect, useEffectEvent } from "react";
import type { InboxItem } from "../../server/inbox/contract.ts";
import { callWay } from "../leads/reach.ts";
import type { InboxActs } from "./inbox-acts.ts";

interface KeysOptions {
  readonly items: readonly InboxItem[];
  readonly acts: InboxActs;
  readonly open: (item: InboxItem) => void;
  readonly help: () => void;
}

/** What the keys do, as the help shows it. */
export const KEYS: readonly (readonly [key: string, words: string])[] = [
  ["j", "Next lead"],
  ["k", "Lead before"],
  ["a", "Accept"],
  ["p", "Pass on"],
  ["c", "Call"],
  ["Enter", "Open the lead"],
  ["?", "These keys"],
];

/** One hand on the desk's keyboard: keys act on the lead that has the focus, else on the first one. */
export function useInboxKeys(options: KeysOptions): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || isSheetOpen()) return;
    if (press(event.key, options)) event.preventDefault();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event);
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, []);
}

/** @returns whether the key means anything here */
function press(key: string, { items, acts, open, help }: KeysOptions): boolean {
  const item = items.find(({ assignmentId }) => assignmentId === focusedId()) ?? items[0];
  const call = item && callWay(item.lead);
  if (key === "?") help();
  else if (key === "j") focusItem(1);
  else if (key === "k") focusItem(-1);
  else if (key === "a" && item?.isNew) acts.accept(item);
  else if (key === "p" && item) acts.passOn(item);
  else if (key === "c" && call) {
    acts.reach(item, call);
    window.location.assign(call.href);
  } else if (key === "Enter" && item && document.activeElement?.hasAttribute("data-item")) open(item);
  else return false;
  return true;
}

const focusedId = () => document.activeElement?.closest<HTMLElement>("[data-item]")?.dataset.item;

function focusItem(step: 1 | -1): void {
  const all = [...document.querySelectorAll<HTMLElement>("[data-item]")];
  const at = all.findIndex(({ dataset }) => dataset.item === focusedId());
  const next = at === -1 ? all[0] : all[Math.min(all.length - 1, Math.max(0, at + step))];
  next?.focus();
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches("input, textarea, select, [contenteditable]");
}

const isSheetOpen = () => document.querySelector('[role="dialog"], [role="menu"]') !== null;
