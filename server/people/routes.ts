import { z } from "zod";
import { type Db, transaction } from "../../engine/database.ts";
import type { Catalog } from "../../node-catalog/kit/catalog.ts";
import { byId } from "../http/contract.ts";
import { EVERYBODY, MANAGERS, route, type Route } from "../http/route.ts";
import { actingPerson, byPerson } from "../http/actor.ts";
import { addPerson } from "./add-person.ts";
import { changePerson } from "./change-person.ts";
import { confirmFacts } from "./confirm-facts.ts";
import { awayChange, newMember, personChange, personView } from "./contract.ts";
import { mustNotBeNamed } from "../leaving/what-breaks.ts";
import { joinTeams } from "../teams/join-teams.ts";
import { mayChangePerson } from "./may-change.ts";
import { mustBeOwnOrManager } from "./may-see.ts";
import { listPeople, readPerson } from "./people-queries.ts";

const READ = { roles: MANAGERS, scopes: ["people:read", "people:write"] } as const;
const WRITE = { roles: MANAGERS, scopes: ["people:write"] } as const;

export function peopleRoutes({ db, catalog }: { readonly db: Db; readonly catalog: Catalog }): Route[] {
  return [
    route({
      method: "get",
      path: "/reps",
      summary: "Everybody, also those who no longer work here",
      output: z.object({ data: z.array(personView), nextCursor: z.null() }),
      access: READ,
      handle: async () => ({ data: await listPeople(db), nextCursor: null }),
    }),
    route({
      method: "post",
      path: "/reps",
      summary: "Add a person",
      body: newMember,
      example: {
        name: "Ana Bauer",
        email: "ana@example.com",
        languages: ["de", "en"],
        timeZone: "Europe/Berlin",
        hours: { mon: [["09:00", "17:00"]], tue: [["09:00", "17:00"]] },
        regions: ["DE-BY"],
        skills: ["Solar"],
      },
      output: personView,
      status: 201,
      access: WRITE,
      errors: ["email-taken", "admins-only", "team-not-found"],
      handle: ({ body: { teamIds, ...person }, actor }) =>
        transaction(db, async (tx) => {
          mayChangePerson(actor, person.roles);
          const id = await addPerson(tx, person, { by: byPerson(actor) });
          await joinTeams(tx, id, [...new Set(teamIds)], byPerson(actor));
          return readPerson(tx, id);
        }),
    }),
    route({
      method: "get",
      path: "/reps/{id}",
      summary: "One person: anybody for managers, oneself for everybody",
      params: byId,
      output: personView,
      access: { ...READ, roles: EVERYBODY },
      handle: ({ params: { id }, actor }) => {
        mustBeOwnOrManager(actor, id);
        return readPerson(db, id);
      },
    }),
    route({
      method: "patch",
      path: "/reps/{id}",
      summary: "Change a person; active: false when they no longer work here",
      params: byId,
      body: personChange,
      example: { skills: ["Solar", "Storage"], away: { until: "next-working-day" } },
      output: personView,
      access: WRITE,
      errors: ["email-taken", "admins-only", "last-admin", "person-in-use", "own-backup", "backups-in-a-circle"],
      handle: ({ params: { id }, body, actor }) =>
        transaction(db, async (tx) => {
          await changePerson(tx, id, body, actor);
          const person = await readPerson(tx, id);
          if (body.active === false) await mustNotBeNamed(tx, catalog, id, person.name);
          return person;
        }),
    }),
    route({
      method: "post",
      path: "/reps/{id}/facts/confirm",
      summary: "Say that what is known of a person (languages, regions, skills …) is still right",
      params: byId,
      output: personView,
      access: WRITE,
      errors: ["admins-only"],
      handle: ({ params: { id }, actor }) =>
        transaction(db, async (tx) => {
          await confirmFacts(tx, id, actor);
          return readPerson(tx, id);
        }),
    }),
    route({
      method: "post",
      path: "/me/away",
      summary: "Take a break until then, or be back now",
      body: awayChange,
      example: { until: "next-working-day" },
      output: personView,
      access: { roles: EVERYBODY, scopes: [] },
      handle: ({ body: { until }, actor }) =>
        transaction(db, async (tx) => {
          const id = actingPerson(actor, undefined);
          await changePerson(tx, id, { away: until === null ? null : { until } }, actor);
          return readPerson(tx, id);
        }),
    }),
  ];
}
