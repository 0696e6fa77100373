import type { TaskList } from "graphile-worker";
import type { Db } from "../engine/database.ts";
import { letIdleGo } from "./accounts/jobs.ts";
import { tidySignIns } from "./auth/jobs.ts";
import type { Calendars } from "./calendars/calendars.ts";
import { readCalendars } from "./calendars/jobs.ts";
import { tidyDemo } from "./demo/jobs.ts";
import { tallyFlows } from "./flows/jobs.ts";
import { forgetIdempotencyKeys } from "./intake/jobs.ts";
import { trimFeed } from "./live/feed-queries.ts";
import { extendOpenIntervals } from "./people/jobs.ts";
import { forgetUnusedSnapshots } from "./receipts/jobs.ts";
import { forgetOldRuns } from "./runs/jobs.ts";
import { tellOverdue } from "./tasks/jobs.ts";
import { makeUpMissedTurns } from "./teams/jobs.ts";

/**
 * What the workers do by the calendar. Each is harmless to repeat, because a job may run twice.
 *
 * @param stopping what takes longer than a moment is left then
 */
export function cronTasks(db: Db, calendars: Calendars, stopping: AbortSignal): TaskList {
  return {
    "extend-open-intervals": () => extendOpenIntervals(db),
    "read-calendars": () => readCalendars(db, calendars, stopping),
    "tidy-demo": () => tidyDemo(db),
    "tidy-sign-ins": () => tidySignIns(db),
    "forget-idempotency-keys": () => forgetIdempotencyKeys(db),
    "forget-old-runs": () => forgetOldRuns(db),
    "forget-unused-snapshots": () => forgetUnusedSnapshots(db),
    "tally-flows": () => tallyFlows(db),
    "make-up-missed-turns": () => makeUpMissedTurns(db),
    "tell-overdue": () => tellOverdue(db),
    "let-reviewed-go": () => letIdleGo(db),
    "trim-feed": () => trimFeed(db),
  };
}

export const CRONTAB = `
7 3 * * * extend-open-intervals
17 3 * * * tidy-sign-ins
37 3 * * * forget-old-runs
47 3 * * * forget-unused-snapshots
27 * * * * tidy-demo
*/30 * * * * forget-idempotency-keys
* * * * * read-calendars
* * * * * tally-flows
* * * * * make-up-missed-turns
* * * * * tell-overdue
* * * * * let-reviewed-go
*/5 * * * * trim-feed
`;
