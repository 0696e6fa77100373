import type { NotificationView } from "../../server/inbox/contract.ts";
import { whenNear } from "../ui/time.ts";

/** Not seen yet, and true still. */
export const isAlarming = ({ alarm, seenAt, over }: NotificationView): boolean =>
  alarm && seenAt === null && over === null;

/** "Ann Berger has had it since 14:51." */
export function overWords({ code, repName, at }: NonNullable<NotificationView["over"]>, now: number): string {
  return code === "closed" ? `Closed since ${whenNear(at, now)}.` : `${repName} has had it since ${whenNear(at, now)}.`;
}
