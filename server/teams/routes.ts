import { z } from "zod";
import { type Db, transaction } from "../../engine/database.ts";
import type { Catalog } from "../../node-catalog/kit/catalog.ts";
import { byPerson } from "../http/actor.ts";
import { byId, nothing } from "../http/contract.ts";
import { EXAMPLE_IDS } from "../http/example-ids.ts";
import { MANAGERS, route, type Route } from "../http/route.ts";
import { addTeam } from "./add-team.ts";
import { archiveTeam } from "./archive-team.ts";
import { changeTeam } from "./change-team.ts";
import { newTeam, teamChange, teamView } from "./contract.ts";
import { listTeams, readTeam } from "./teams-queries.ts";

const READ = { roles: MANAGERS, scopes: ["people:read", "people:write"] } as const;
const WRITE = { roles: MANAGERS, scopes: ["people:write"] } as const;

export function teamRoutes({ db, catalog }: { readonly db: Db; readonly catalog: Catalog }): Route[] {
  return [
    route({
      method: "get",
      path: "/teams",
      summary: "Teams with their people, shares and turn balances",
      output: z.object({ data: z.array(teamView), nextCursor: z.null() }),
      access: READ,
      handle: async () => ({ data: await listTeams(db), nextCursor: null }),
    }),
    route({
      method: "post",
      path: "/teams",
      summary: "Add a team",
      body: newTeam,
      example: {
        name: "Germany",
        leaderId: EXAMPLE_IDS.rep,
        members: [
          { repId: EXAMPLE_IDS.rep, weight: 1 },
          { repId: EXAMPLE_IDS.otherRep, weight: 2 },
        ],
      },
      output: teamView,
      status: 201,
      access: WRITE,
      errors: ["name-taken", "person-not-found", "member-twice"],
      handle: ({ body, actor }) =>
        transaction(db, async (tx) => readTeam(tx, await addTeam(tx, body, { by: byPerson(actor) }))),
    }),
    route({
      method: "get",
      path: "/teams/{id}",
      summary: "One team",
      params: byId,
      output: teamView,
      access: READ,
      handle: ({ params }) => readTeam(db, params.id),
    }),
    route({
      method: "patch",
      path: "/teams/{id}",
      summary: "Change a team; members are replaced as a whole, join and leave change only those who are named",
      params: byId,
      body: teamChange,
      example: {
        members: [
          { repId: EXAMPLE_IDS.rep, weight: 3 },
          { repId: EXAMPLE_IDS.otherRep, weight: 2 },
        ],
      },
      output: teamView,
      access: WRITE,
      errors: ["name-taken", "person-not-found", "member-twice"],
      handle: ({ params: { id }, body, actor }) =>
        transaction(db, async (tx) => {
          await changeTeam(tx, id, body, byPerson(actor));
          return readTeam(tx, id);
        }),
    }),
    route({
      method: "delete",
      path: "/teams/{id}",
      summary: "Take a team out of use",
      params: byId,
      output: nothing,
      access: WRITE,
      errors: ["team-in-use", "team-has-waiting-leads"],
      handle: ({ params }) =>
        transaction(db, async (tx) => {
          await archiveTeam(tx, catalog, params.id);
          return {};
        }),
    }),
  ];
}
