import { type Db, transaction } from "../../engine/database.ts";
import { byPerson } from "../http/actor.ts";
import { nothing } from "../http/contract.ts";
import { MANAGERS, route, type Route } from "../http/route.ts";
import { changeMembers } from "./change-members.ts";
import { byMember, memberChange, teamView } from "./contract.ts";
import { readTeam } from "./teams-queries.ts";

const WRITE = { roles: MANAGERS, scopes: ["people:write"] } as const;

/** One member at a time, so that two people who change a team at once do not undo each other. */
export function memberRoutes({ db }: { readonly db: Db }): Route[] {
  return [
    route({
      method: "put",
      path: "/teams/{id}/members/{repId}",
      summary: "Make somebody a member of a team, or give a member another share; the others stay as they are",
      params: byMember,
      body: memberChange,
      example: { weight: 2 },
      output: teamView,
      access: WRITE,
      errors: ["team-not-found", "person-not-found"],
      handle: ({ params: { id, repId }, body: { weight }, actor }) =>
        transaction(db, async (tx) => {
          const change = weight === undefined ? { join: [repId] } : { shares: [{ repId, weight }] };
          await changeMembers(tx, id, change, byPerson(actor));
          return readTeam(tx, id);
        }),
    }),
    route({
      method: "delete",
      path: "/teams/{id}/members/{repId}",
      summary: "Take somebody out of a team; the others stay as they are",
      params: byMember,
      output: nothing,
      access: WRITE,
      errors: ["team-not-found"],
      handle: ({ params: { id, repId }, actor }) =>
        transaction(db, async (tx) => {
          await changeMembers(tx, id, { leave: [repId] }, byPerson(actor));
          return {};
        }),
    }),
  ];
}
