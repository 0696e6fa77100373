import { z } from "zod";
import { type Db, transaction } from "../../engine/database.ts";
import { AppError } from "../../node-catalog/kit/errors.ts";
import { actingPerson } from "../http/actor.ts";
import { byId, nothing } from "../http/contract.ts";
import { EVERYBODY, route, type Route } from "../http/route.ts";
import { personView } from "../people/contract.ts";
import { mustBeOwnOrManager } from "../people/may-see.ts";
import { readPerson } from "../people/people-queries.ts";
import type { Calendars } from "./calendars.ts";
import { listCalendars, readCalendarView } from "./calendar-queries.ts";
import { readStored } from "./calendar-store.ts";
import { connectCalendar, readFirst } from "./connect.ts";
import {
  byCalendar,
  caldavAccount,
  caldavCalendar,
  calendarKind,
  calendarKindView,
  calendarView,
  googleConsent,
  newCalendar,
} from "./contract.ts";
import { disconnectCalendar } from "./disconnect.ts";
import { InFlight } from "./in-flight.ts";
import { freeNow } from "./free-now.ts";
import { keepAttempt, tryToRead } from "./keep-reading.ts";
import { calendarNotFound, googleNotSetUp, throwNotRead } from "./problems.ts";

const SCOPES = ["people:read", "people:write"] as const;
/** A rep's own; the handler refuses a colleague's. */
const READ = { roles: EVERYBODY, scopes: SCOPES };
const WRITE = { roles: EVERYBODY, scopes: ["people:write"] } as const;
const EXAMPLE_ADDRESS = "https://calendar.example.com/ana.ics";

interface CalendarRouteOptions {
  readonly db: Db;
  readonly calendars: Calendars;
  readonly publicUrl: string | undefined;
}

export function calendarRoutes({ db, calendars, publicUrl }: CalendarRouteOptions): Route[] {
  const readings = new InFlight();
  return [
    route({
      method: "get",
      path: "/calendars/kinds",
      summary: "Kinds of calendars, and whether they can be connected here",
      output: z.object({ data: z.array(calendarKindView), nextCursor: z.null() }),
      access: READ,
      handle: async () => ({
        data: calendarKind.options.map((kind) => ({
          kind,
          available: kind !== "google" || calendars.google !== undefined,
        })),
        nextCursor: null,
      }),
    }),
    route({
      method: "get",
      path: "/reps/{id}/calendars",
      summary: "Calendars of one person, with when they are busy today and tomorrow",
      params: byId,
      output: z.object({ data: z.array(calendarView), nextCursor: z.null() }),
      access: READ,
      handle: async ({ params: { id }, actor }) => {
        mustBeOwnOrManager(actor, id);
        return { data: await listCalendars(db, id), nextCursor: null };
      },
    }),
    route({
      method: "post",
      path: "/reps/{id}/calendars",
      summary: "Connect a calendar: no new leads while it says that they are busy; nothing but the times is kept",
      params: byId,
      body: newCalendar,
      example: { kind: "feed", address: EXAMPLE_ADDRESS },
      output: calendarView,
      status: 201,
      access: WRITE,
      errors: ["calendar-not-read", "calendar-known", "too-many-calendars", "google-not-set-up"],
      handle: async ({ params: { id }, body, actor }) => {
        mustBeOwnOrManager(actor, id);
        const first = await readings.of(actor.id, () => readFirst(db, calendars, id, body));
        return viewOf(id, await transaction(db, (tx) => connectCalendar(tx, first)));
      },
    }),
    route({
      method: "post",
      path: "/reps/{id}/calendars/discover",
      summary: "The calendars of an account at a CalDAV server, to choose from",
      params: byId,
      body: caldavAccount,
      example: { address: "https://caldav.example.com", userName: "ana", password: "an app password" },
      output: z.object({ data: z.array(caldavCalendar), nextCursor: z.null() }),
      access: WRITE,
      errors: ["calendar-not-read"],
      handle: async ({ params: { id }, body, actor }) => {
        mustBeOwnOrManager(actor, id);
        const found = await readings.of(actor.id, () => calendars.discover(body).catch(throwNotRead));
        return { data: [...found], nextCursor: null };
      },
    }),
    route({
      method: "post",
      path: "/reps/{id}/calendars/google-consent",
      summary:
        "Where to go to allow Baton to see when one is busy in Google's calendar; each for themselves, signed in",
      params: byId,
      output: googleConsent,
      access: { roles: EVERYBODY, scopes: [] },
      errors: ["google-not-set-up", "calendar-not-read"],
      handle: async ({ params: { id }, actor, headers }) => {
        if (actor.kind !== "person" || actor.id !== id) throw onlyOneself();
        // Browsers say on whose page they are; it is checked to be one of ours before this.
        const origin = publicUrl ?? headers.origin;
        if (!calendars.google || !origin) throw googleNotSetUp();
        const address = await calendars.google.consentAddress({ personId: id, origin }).catch(throwNotRead);
        return { address: address.toString() };
      },
    }),
    route({
      method: "post",
      path: "/reps/{id}/calendars/{calendarId}/read",
      summary: "Read a calendar now",
      params: byCalendar,
      output: calendarView,
      access: WRITE,
      handle: async ({ params: { id, calendarId }, actor }) => {
        mustBeOwnOrManager(actor, id);
        const stored = await readStored(db, id, calendarId);
        if (!stored) throw calendarNotFound();
        const attempt = await readings.of(actor.id, () => tryToRead(db, calendars, { ...stored, marks: {} }));
        await transaction(db, (tx) => keepAttempt(tx, stored, attempt));
        return viewOf(id, calendarId);
      },
    }),
    route({
      method: "delete",
      path: "/reps/{id}/calendars/{calendarId}",
      summary: "Disconnect a calendar; what is known by it is forgotten",
      params: byCalendar,
      output: nothing,
      access: WRITE,
      handle: async ({ params: { id, calendarId }, actor }) => {
        mustBeOwnOrManager(actor, id);
        await transaction(db, (tx) => disconnectCalendar(tx, id, calendarId));
        return {};
      },
    }),
    route({
      method: "post",
      path: "/me/free",
      summary: "Be free now, although one's calendar says busy: what is on there now has ended sooner",
      output: personView,
      access: { roles: EVERYBODY, scopes: [] },
      handle: ({ actor }) =>
        transaction(db, async (tx) => {
          const id = actingPerson(actor, undefined);
          await freeNow(tx, id);
          return readPerson(tx, id);
        }),
    }),
  ];

  async function viewOf(person: string, id: string) {
    const view = await readCalendarView(db, person, id);
    if (!view) throw calendarNotFound();
    return view;
  }
}

const onlyOneself = () =>
  new AppError("forbidden", "only-oneself", "Only they themselves can allow this: ask them to do it under Me.");
