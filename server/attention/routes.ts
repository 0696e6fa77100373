import type { Db } from "../../engine/database.ts";
import type { Catalog } from "../../node-catalog/kit/catalog.ts";
import { MANAGERS, route, type Route } from "../http/route.ts";
import { attentionQuery, attentionReply } from "./contract.ts";
import { listAttention } from "./list-attention.ts";

export function attentionRoutes({ db, catalog }: { readonly db: Db; readonly catalog: Catalog }): Route[] {
  return [
    route({
      method: "get",
      path: "/attention",
      summary: "Leads that somebody must look at, the longest stuck first",
      query: attentionQuery,
      output: attentionReply,
      access: { roles: MANAGERS, scopes: ["leads:read"] },
      handle: ({ query, actor }) => listAttention(db, catalog, actor, query),
    }),
  ];
}
