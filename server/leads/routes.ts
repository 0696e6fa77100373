import type { Db } from "../../engine/database.ts";
import type { Catalog } from "../../node-catalog/kit/catalog.ts";
import { AppError } from "../../node-catalog/kit/errors.ts";
import { isManager } from "../http/actor.ts";
import { byId, pageOf } from "../http/contract.ts";
import { EVERYBODY, route, type Route } from "../http/route.ts";
import { leadDetail, leadQuery, leadRow } from "./contract.ts";
import { listLeads, maySeeLead } from "./lead-list-queries.ts";
import { readLead } from "./read-lead.ts";

const READ = { roles: EVERYBODY, scopes: ["leads:read"] } as const;

export function leadRoutes({ db, catalog }: { readonly db: Db; readonly catalog: Catalog }): Route[] {
  return [
    route({
      method: "get",
      path: "/leads",
      summary: "Leads, newest first; a rep sees their own and those that they could claim",
      query: leadQuery,
      output: pageOf(leadRow),
      access: READ,
      handle: ({ query, actor }) => listLeads(db, query, isManager(actor) ? null : actor.id),
    }),
    route({
      method: "get",
      path: "/leads/{id}",
      summary: "One lead with all that happened to it and why",
      params: byId,
      output: leadDetail,
      access: READ,
      handle: async ({ params: { id }, actor }) => {
        const visible = isManager(actor) || (await maySeeLead(db, actor.id, id));
        const lead = visible ? await readLead(db, catalog, actor, id) : undefined;
        // The same answer for a lead of somebody else as for none: its existence is nobody's business.
        if (!lead) throw new AppError("not-found", "no-such-lead", "This lead is not here, or not with you any more.");
        return lead;
      },
    }),
  ];
}
