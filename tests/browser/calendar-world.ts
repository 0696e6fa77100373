import type { BrowserContextOptions } from "playwright-core";
import { startFeed } from "../calendars/a-feed.ts";
import { anIcs } from "../calendars/an-ics.ts";
import { type Product, startProduct } from "../setup/product.ts";
import { aWorld, test as worldTest, type World } from "./inbox-world.ts";

/** `test` with a product that may read calendars on this machine, and `host`, which has calendars at addresses. */
export const test = worldTest
  .extend("product", { scope: "file" }, async ({ db, databaseUrl }, { onCleanup }) => {
    const product = await startProduct(db, databaseUrl, { config: { calendarAllow: ["127.0.0.1"] } });
    onCleanup(() => product[Symbol.asyncDispose]());
    return product;
  })
  .extend("host", { scope: "file" }, async ({}, { onCleanup }) => {
    const feed = await startFeed();
    onCleanup(() => feed[Symbol.asyncDispose]());
    return {
      /** As it is named on screen. */
      name: new URL(feed.url).host,
      url: feed.url,
      /** Hands out a calendar with these events from now on. @returns its address */
      serve(path: string, events: readonly Event[]): string {
        feed.replies.set(path, { text: icsOf(events) });
        return feed.url + path;
      },
      /** Hands out something else there. */
      serveText: (path: string, text: string) => void feed.replies.set(path, { text }),
      /** From now on it is not there any more. */
      drop: (path: string) => void feed.replies.delete(path),
    };
  });

export interface Event {
  readonly from: Date;
  readonly to: Date;
}

const stamp = (moment: Date) => moment.toISOString().replace(/[-:]|\.\d+/g, "");

/** A calendar with these events. */
export const icsOf = (events: readonly Event[]): string =>
  anIcs(...events.map(({ from, to }) => [`DTSTART:${stamp(from)}`, `DTEND:${stamp(to)}`]));

const MINUTE_MS = 60_000;

/** Noon is near there now, so that what is a few hours off is on the same day. */
const NOON_ZONE = zoneAtNoon(new Date().getUTCHours());

function zoneAtNoon(hour: number): string {
  const ahead = 12 - hour;
  if (ahead === 0) return "Etc/GMT";
  // Signs of these zones are turned round: Etc/GMT-2 is two hours ahead.
  return `Etc/GMT${ahead > 0 ? "-" : "+"}${Math.abs(ahead)}`;
}

/** So many minutes from now, on the minute. */
export const inMinutes = (minutes: number): Date =>
  new Date((Math.floor(Date.now() / MINUTE_MS) + minutes) * MINUTE_MS);

/** "11:45", there. */
export const at = (moment: Date): string =>
  new Intl.DateTimeFormat("en-GB", { timeZone: NOON_ZONE, hour: "2-digit", minute: "2-digit" }).format(moment);

export const span = ({ from, to }: Event): string => `${at(from)}–${at(to)}`;

/** A meeting that is on now. */
export const meeting = (): Event => ({ from: inMinutes(-15), to: inMinutes(45) });

/** Two reps who always work, where it is noon. */
export async function aWorldAtNoon(product: Product): Promise<World> {
  const world = await aWorld(product);
  for (const { id } of world.reps) await product.api.patch(`/reps/${id}`, { timeZone: NOON_ZONE, hours: null });
  return world;
}

export const atNoon = (options: BrowserContextOptions): BrowserContextOptions => ({
  ...options,
  timezoneId: NOON_ZONE,
});
