import { InboxCount } from "../inbox/InboxCount.tsx";
import { AttentionCount } from "./AttentionCount.tsx";
import type { Destination } from "./navigation.ts";

/** The number beside a place of the navigation. */
export function PlaceCount({ counts }: Pick<Destination, "counts">) {
  if (counts === "attention") return <AttentionCount />;
  return counts === "inbox" ? <InboxCount /> : null;
}
