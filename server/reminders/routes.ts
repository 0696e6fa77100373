import { type Db, transaction, type Tx } from "../../engine/database.ts";
import type { Uuid } from "../../node-catalog/kit/domain.ts";
import { AppError } from "../../node-catalog/kit/errors.ts";
import { actingPerson, isManager } from "../http/actor.ts";
import { byId, nothing, pageOf } from "../http/contract.ts";
import { EXAMPLE_IDS } from "../http/example-ids.ts";
import { type Actor, EVERYBODY, route, type Route } from "../http/route.ts";
import { newReminder, reminderChange, reminderQuery, reminderView, type ReminderView } from "./contract.ts";
import { listReminders, readReminder } from "./reminder-queries.ts";
import { deleteReminder, setDone, tellReminded } from "./reminder-store.ts";
import { changeReminder, setReminder } from "./set-reminder.ts";

const READ = { roles: EVERYBODY, scopes: ["leads:read"] } as const;
const WRITE = { roles: EVERYBODY, scopes: ["leads:write"] } as const;

export function reminderRoutes({ db }: { readonly db: Db }): Route[] {
  const onOwn = <Result>(actor: Actor, id: Uuid, work: (tx: Tx, reminder: ReminderView) => Promise<Result>) =>
    transaction(db, async (tx) => work(tx, await mustBeOwn(tx, actor, id)));
  return [
    route({
      method: "get",
      path: "/reminders",
      summary: "A person's own reminders that are not done, the earliest first",
      query: reminderQuery,
      output: pageOf(reminderView),
      access: READ,
      handle: ({ query: { onBehalfOf, ...page }, actor }) => listReminders(db, actingPerson(actor, onBehalfOf), page),
    }),
    route({
      method: "post",
      path: "/leads/{id}/reminders",
      summary: "Remind me of a lead that I have; no deadline of a flow knows of it",
      params: byId,
      body: newReminder,
      example: { when: "tomorrow-morning", text: "Ask about the offer", onBehalfOf: EXAMPLE_IDS.rep },
      output: reminderView,
      status: 201,
      access: WRITE,
      errors: ["no-such-lead", "reminder-time", "too-many-reminders"],
      handle: ({ params, body: { when, text, onBehalfOf }, actor }) =>
        transaction(db, (tx) =>
          setReminder(tx, { leadId: params.id, personId: actingPerson(actor, onBehalfOf), when, text }),
        ),
    }),
    route({
      method: "patch",
      path: "/reminders/{id}",
      summary: "Move a reminder, or say it in other words",
      params: byId,
      body: reminderChange,
      example: { when: "2026-12-01T09:00:00+01:00" },
      output: reminderView,
      access: WRITE,
      errors: ["no-such-reminder", "reminder-time"],
      handle: ({ params, body, actor }) => onOwn(actor, params.id, (tx, one) => changeReminder(tx, one, body)),
    }),
    route({
      method: "post",
      path: "/reminders/{id}/done",
      summary: "What one wanted to be reminded of is done",
      params: byId,
      output: reminderView,
      access: WRITE,
      errors: ["no-such-reminder"],
      handle: ({ params, actor }) =>
        onOwn(actor, params.id, async (tx, { id, lead, repId }) => {
          await setDone(tx, id);
          await tellReminded(tx, lead.id, repId);
          return (await readReminder(tx, id))!;
        }),
    }),
    route({
      method: "delete",
      path: "/reminders/{id}",
      summary: "Delete a reminder",
      params: byId,
      output: nothing,
      access: WRITE,
      errors: ["no-such-reminder"],
      handle: ({ params, actor }) =>
        onOwn(actor, params.id, async (tx, { id, lead, repId }) => {
          await deleteReminder(tx, id);
          await tellReminded(tx, lead.id, repId);
          return {};
        }),
    }),
  ];
}

/** The same answer for a reminder of somebody else as for none. */
async function mustBeOwn(tx: Tx, actor: Actor, id: Uuid): Promise<ReminderView> {
  const reminder = await readReminder(tx, id);
  if (reminder && (isManager(actor) || actor.id === reminder.repId)) return reminder;
  throw new AppError("not-found", "no-such-reminder", "This reminder is not there any more.");
}
