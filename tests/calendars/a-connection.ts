import { openCalendars } from "../../server/calendars/calendars.ts";
import { calendarRoutes } from "../../server/calendars/routes.ts";
import { peopleRoutes } from "../../server/people/routes.ts";
import { receiptRoutes } from "../../server/receipts/routes.ts";
import { catalog } from "../flows/a-flow.ts";
import { startApi } from "../http/callers.ts";
import { isolatedTest } from "../setup/test.ts";
import { startFeed } from "./a-feed.ts";
import { anIcs } from "./an-ics.ts";

const SECRET_KEY = Buffer.alloc(32, 7);

/** A web server with people and their calendars, and a server that has calendars to read. */
export const calendarTest = isolatedTest
  .extend("feed", async ({}, { onCleanup }) => {
    const feed = await startFeed();
    onCleanup(() => feed[Symbol.asyncDispose]());
    return feed;
  })
  .extend("calendars", async ({}, { onCleanup }) => {
    const calendars = openCalendars(SECRET_KEY, { calendarAllow: ["127.0.0.1"], google: undefined }, console);
    onCleanup(() => calendars.close());
    return calendars;
  })
  .extend("api", async ({ db, calendars }, { onCleanup }) => {
    const api = await startApi(db, () => [
      ...peopleRoutes({ db, catalog }),
      ...calendarRoutes({ db, calendars, publicUrl: undefined }),
      ...receiptRoutes({ db, catalog }),
    ]);
    onCleanup(() => api[Symbol.asyncDispose]());
    return api;
  });

const stamp = (at: number): string => new Date(at).toISOString().replace(/[-:]|\.\d+/g, "");
/** Calendars know whole seconds. */
export const wholeSeconds = (at: number): number => Math.floor(at / 1000) * 1000;

/** A calendar with meetings, from and to in epoch milliseconds. */
export const meetings = (...times: readonly (readonly [number, number])[]): string =>
  anIcs(...times.map(([from, to]) => [`DTSTART:${stamp(from)}`, `DTEND:${stamp(to)}`]));
