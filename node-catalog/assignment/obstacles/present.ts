import type { Requirements } from "../../kit/requirements.ts";
import { MINUTE } from "../../kit/time.ts";
import type { LoadCheck } from "./obstacle.ts";

/** Had the inbox open a moment ago, where the flow asks for it. */
export function isPresent({ presentMinutes: minutes }: Requirements = {}, now: number): LoadCheck[] {
  if (minutes === undefined) return [];
  return [
    ({ lastSeenAt }) => {
      if (now - (lastSeenAt ?? -Infinity) <= minutes * MINUTE) return undefined;
      return { reason: "not-present", values: { minutes } };
    },
  ];
}
