import type { Requirements } from "../../kit/requirements.ts";
import { MINUTE } from "../../kit/time.ts";
import type { Check } from "./obstacle.ts";

/** Had the inbox open a moment ago, where the flow asks for it. */
export function isPresent({ presentMinutes: minutes }: Requirements, now: number): Check[] {
  if (minutes === undefined) return [];
  return [
    (_, load) => {
      if (!load || now - (load.lastSeenAt ?? -Infinity) <= minutes * MINUTE) return undefined;
      return { reason: "not-present", values: { minutes } };
    },
  ];
}
