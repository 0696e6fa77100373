import { useState } from "react";
import type { AttentionItem } from "../../server/attention/contract.ts";

/** A lead may be stuck for several reasons at once. */
export const keyOf = ({ kind, lead, run }: AttentionItem): string => `${kind}-${lead.id}-${run?.id ?? ""}`;

/** Whether its flow can take it up: it stopped on the way, or came before a flow took it. */
export const canBeSent = ({ kind, run }: AttentionItem): boolean =>
  kind === "no-flow" || (kind === "stopped" && run !== null);

/** A lead is given once, however many reasons there are to look at it. */
export function oneForEachLead(items: readonly AttentionItem[]): AttentionItem[] {
  return [...new Map(items.map((item) => [item.lead.id, item])).values()];
}

export interface Choice {
  readonly chosen: readonly AttentionItem[];
  readonly has: (item: AttentionItem) => boolean;
  readonly set: (items: readonly AttentionItem[], isChosen: boolean) => void;
  readonly clear: () => void;
}

/** Which of `shown` are chosen. What leaves the list, because somebody else saw to it, is not chosen any more. */
export function useChoice(shown: readonly AttentionItem[]): Choice {
  const [keys, setKeys] = useState<ReadonlySet<string>>(new Set());
  return {
    chosen: shown.filter((item) => keys.has(keyOf(item))),
    has: (item) => keys.has(keyOf(item)),
    set: (items, isChosen) => {
      const changed = items.map(keyOf);
      setKeys(
        (before) => new Set(isChosen ? [...before, ...changed] : [...before].filter((key) => !changed.includes(key))),
      );
    },
    clear: () => setKeys(new Set()),
  };
}
