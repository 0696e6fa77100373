import type { Db } from "../../engine/database.ts";
import type { Catalog } from "../../node-catalog/kit/catalog.ts";
import { actingPerson } from "../http/actor.ts";
import { EVERYBODY, route, type Route } from "../http/route.ts";
import { SeenPeople } from "../people/seen-people.ts";
import { inboxQuery, inboxReply } from "./contract.ts";
import { readInbox } from "./read-inbox.ts";

export function inboxRoutes({ db, catalog }: { readonly db: Db; readonly catalog: Catalog }): Route[] {
  const seen = new SeenPeople(db);
  return [
    route({
      method: "get",
      path: "/inbox",
      summary: "What a rep has in hands, could claim and was told",
      query: inboxQuery,
      output: inboxReply,
      access: { roles: EVERYBODY, scopes: ["leads:read", "leads:write"] },
      handle: async ({ query: { onBehalfOf, ...page }, actor }) => {
        const personId = actingPerson(actor, onBehalfOf);
        if (personId === actor.id) await seen.note([personId]);
        return readInbox(db, catalog, personId, page);
      },
    }),
  ];
}
