import type { Config } from "../config.ts";
import type { Logger } from "../http/logger.ts";
import { createGuardedClient } from "../outgoing/guarded-client.ts";
import { createDiscover, createReadCaldav } from "./caldav.ts";
import type { Connection } from "./connection.ts";
import type { CaldavAccount, CaldavCalendar } from "./contract.ts";
import { createReadFeed } from "./feed.ts";
import { createGoogle, type Google } from "./google.ts";
import { type Connections, createConnections, createSeal } from "./seal.ts";
import { inPlainWords } from "./plain-http.ts";
import { googleNotSetUp } from "./problems.ts";
import type { Asked, Reading } from "./source.ts";

/** Calendars of many years, which people do have. */
const LARGEST_CALENDAR = 20 * 1024 * 1024;

/** The way to people's calendars, of whatever kind. */
export interface Calendars {
  readonly connections: Connections;
  /** Undefined where whoever runs Baton has not registered it at Google. */
  readonly google: Google | undefined;
  /** @throws AppError with a sentence for the calendar's owner */
  read(one: Connection, asked: Asked): Promise<Reading | "unchanged">;
  /** Of a mistake in Baton, which nobody is told of otherwise. */
  report(error: unknown): void;
  discover(account: CaldavAccount): Promise<readonly CaldavCalendar[]>;
  close(): Promise<void>;
}

export function openCalendars(
  secretKey: Buffer,
  { calendarAllow, google: client }: Pick<Config, "calendarAllow" | "google">,
  log: Pick<Logger, "error">,
): Calendars {
  const http = inPlainWords(createGuardedClient({ allow: calendarAllow, largestReply: LARGEST_CALENDAR }));
  const google = client && createGoogle({ ...client, http, seal: createSeal(secretKey, "baton google consent") });
  const readFeed = createReadFeed(http);
  const readCaldav = createReadCaldav(http);
  return {
    connections: createConnections(secretKey),
    google,
    async read(one, asked) {
      if (one.kind === "feed") return readFeed(one, asked);
      if (one.kind === "caldav") return readCaldav(one, asked);
      if (!google) throw googleNotSetUp();
      return google.read(one, asked);
    },
    report: (error) => log.error({ at: stackOf(error) }, "a calendar was not read because of a mistake in Baton"),
    discover: createDiscover(http),
    close: () => http.close(),
  };
}

/** Without its message, which may quote a calendar. */
const stackOf = (error: unknown): readonly string[] =>
  String((error as Error).stack)
    .split("\n")
    .filter((line) => line.startsWith("    at "))
    .map((line) => line.trim());
