import { type Db, transaction } from "../../engine/database.ts";
import type { Catalog } from "../../node-catalog/kit/catalog.ts";
import { actingPerson } from "../http/actor.ts";
import { EVERYBODY, route, type Route } from "../http/route.ts";
import { markSeen, SeenPeople } from "../people/seen-people.ts";
import { inboxQuery, inboxReply } from "./contract.ts";
import { readInbox } from "./read-inbox.ts";

export function inboxRoutes({ db, catalog }: { readonly db: Db; readonly catalog: Catalog }): Route[] {
  const seen = new SeenPeople();
  return [
    route({
      method: "get",
      path: "/inbox",
      summary: "What a rep has in hands, could claim and was told",
      query: inboxQuery,
      output: inboxReply,
      access: { roles: EVERYBODY, scopes: ["leads:read"] },
      handle: async ({ query: { onBehalfOf, ...page }, actor }) => {
        const personId = actingPerson(actor, onBehalfOf);
        const due = personId === actor.id ? seen.due([personId]) : [];
        if (due.length > 0) await transaction(db, (tx) => markSeen(tx, due));
        return readInbox(db, catalog, personId, page);
      },
    }),
  ];
}
