import { useServerNow } from "../api/clock.ts";
import { clockTime, countdown, plural } from "./time.ts";

const MINUTE = 60_000;
const ANNOUNCED_MINUTES = [5, 1];

/** "11:42 left", then "6 min late"; the server's clock counts. Spoken at 5 and at 1 minute only. */
export function Countdown({ until }: { until: string }) {
  const left = Date.parse(until) - useServerNow();
  return (
    <>
      <span aria-hidden="true">{left > 0 ? `${countdown(left)} left` : lateWords(-left)}</span>
      <span className="hidden">by {clockTime(until)}</span>
      <Announcement leftMs={left} />
    </>
  );
}

/** "late", "6 min late" */
export function lateWords(lateMs: number): string {
  const minutes = Math.floor(lateMs / MINUTE);
  if (minutes < 1) return "late";
  if (minutes < 120) return `${minutes} min late`;
  return `${Math.floor(minutes / 60)} h late`;
}

/** Its text changes when 5 minutes and when 1 minute are left, and is spoken then. */
function Announcement({ leftMs }: { leftMs: number }) {
  const minutes = Math.ceil(leftMs / MINUTE);
  return (
    <span className="hidden" role="status">
      {ANNOUNCED_MINUTES.includes(minutes) && `${plural(minutes, "minute")} left`}
    </span>
  );
}
