import { type Db, transaction } from "../../engine/database.ts";
import { byPerson } from "../http/actor.ts";
import { nothing } from "../http/contract.ts";
import { MANAGERS, route, type Route } from "../http/route.ts";
import { removeDemo } from "./remove-demo.ts";

export function demoRoutes({ db }: { readonly db: Db }): Route[] {
  return [
    route({
      method: "delete",
      path: "/demo",
      summary: "Remove the demo data; what you made of them stays",
      output: nothing,
      access: { roles: MANAGERS, scopes: [] },
      handle: ({ actor }) =>
        transaction(db, async (tx) => {
          await removeDemo(tx, byPerson(actor));
          return {};
        }),
    }),
  ];
}
