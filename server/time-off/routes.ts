import { z } from "zod";
import { type Db, transaction } from "../../engine/database.ts";
import { byPerson } from "../http/actor.ts";
import { byId, nothing } from "../http/contract.ts";
import { EVERYBODY, MANAGERS, route, type Route } from "../http/route.ts";
import { mustBeOwnOrManager } from "../people/may-see.ts";
import { addTimeOff, changeTimeOff, removeTimeOff } from "./change-time-off.ts";
import { byTimeOff, calendarEntry, calendarQuery, newTimeOff, timeOffChange, timeOffView } from "./contract.ts";
import { readCalendar } from "./read-calendar.ts";
import { listTimeOff } from "./time-off-queries.ts";

const SCOPES = ["people:read", "people:write"] as const;
/** A rep's own; the handler refuses a colleague's. */
const READ = { roles: EVERYBODY, scopes: SCOPES };
const WRITE = { roles: EVERYBODY, scopes: ["people:write"] } as const;

export function timeOffRoutes({ db }: { readonly db: Db }): Route[] {
  return [
    route({
      method: "get",
      path: "/time-off",
      summary: "Who is off when: days off and public holidays of everybody, by day",
      query: calendarQuery,
      output: z.object({ data: z.array(calendarEntry), nextCursor: z.null() }),
      access: { roles: MANAGERS, scopes: SCOPES },
      handle: async ({ query }) => ({ data: await readCalendar(db, query), nextCursor: null }),
    }),
    route({
      method: "get",
      path: "/reps/{id}/time-off",
      summary: "Days off of one person, the latest first",
      params: byId,
      output: z.object({ data: z.array(timeOffView), nextCursor: z.null() }),
      access: READ,
      handle: async ({ params: { id }, actor }) => {
        mustBeOwnOrManager(actor, id);
        return { data: await listTimeOff(db, id), nextCursor: null };
      },
    }),
    route({
      method: "post",
      path: "/reps/{id}/time-off",
      summary: "Add days off: whole days where the person is, the last one included",
      params: byId,
      body: newTimeOff,
      example: { firstDay: "2026-12-21", lastDay: "2027-01-04", note: "Holiday" },
      output: timeOffView,
      status: 201,
      access: WRITE,
      errors: ["time-off-overlaps"],
      handle: ({ params: { id }, body, actor }) => {
        mustBeOwnOrManager(actor, id);
        return transaction(db, (tx) => addTimeOff(tx, id, body, byPerson(actor)));
      },
    }),
    route({
      method: "patch",
      path: "/reps/{id}/time-off/{timeOffId}",
      summary: "Change days off",
      params: byTimeOff,
      body: timeOffChange,
      example: { lastDay: "2027-01-08" },
      output: timeOffView,
      access: WRITE,
      errors: ["time-off-overlaps", "time-off-days"],
      handle: ({ params: { id, timeOffId }, body, actor }) => {
        mustBeOwnOrManager(actor, id);
        return transaction(db, (tx) => changeTimeOff(tx, id, timeOffId, body));
      },
    }),
    route({
      method: "delete",
      path: "/reps/{id}/time-off/{timeOffId}",
      summary: "Remove days off",
      params: byTimeOff,
      output: nothing,
      access: WRITE,
      handle: async ({ params: { id, timeOffId }, actor }) => {
        mustBeOwnOrManager(actor, id);
        await transaction(db, (tx) => removeTimeOff(tx, id, timeOffId));
        return {};
      },
    }),
  ];
}
