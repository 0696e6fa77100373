import { type Db, transaction } from "../../engine/database.ts";
import { byId } from "../http/contract.ts";
import { EVERYBODY, MANAGERS, route, type Route } from "../http/route.ts";
import { changePerson } from "./change-person.ts";
import { limitsChange, limitsView } from "./contract.ts";
import { readLimits } from "./limits-queries.ts";
import { mustBeOwnOrManager } from "./may-see.ts";

export function limitsRoutes({ db }: { readonly db: Db }): Route[] {
  return [
    route({
      method: "get",
      path: "/reps/{id}/limits",
      summary: "How many leads a person takes at most, and how much of that is used now",
      params: byId,
      output: limitsView,
      access: { roles: EVERYBODY, scopes: ["people:read", "people:write"] },
      handle: async ({ params: { id }, actor }) => {
        mustBeOwnOrManager(actor, id);
        return readLimits(db, id);
      },
    }),
    route({
      method: "put",
      path: "/reps/{id}/limits",
      summary: "Set a person's limits and capacity; an empty list is no limit",
      params: byId,
      body: limitsChange,
      example: {
        limits: [
          { what: "open", most: 20 },
          { what: "day", most: 8, window: "calendar" },
        ],
      },
      output: limitsView,
      access: { roles: MANAGERS, scopes: ["people:write"] },
      errors: ["admins-only"],
      handle: ({ params: { id }, body, actor }) =>
        transaction(db, async (tx) => {
          await changePerson(tx, id, body, actor);
          return readLimits(tx, id);
        }),
    }),
  ];
}
