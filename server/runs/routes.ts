import { type Db, transaction } from "../../engine/database.ts";
import type { Catalog } from "../../node-catalog/kit/catalog.ts";
import { stopPath, tryPathAgain } from "../assignments/stop-path.ts";
import { isManager } from "../http/actor.ts";
import { byId, pageOf } from "../http/contract.ts";
import { EVERYBODY, MANAGERS, route, type Route } from "../http/route.ts";
import { maySeeLead } from "../leads/lead-list-queries.ts";
import { runDetail, runQuery, runView } from "./contract.ts";
import { listRuns } from "./run-queries.ts";
import { runNotFound, sayRun } from "./say-run.ts";

const READ = { roles: EVERYBODY, scopes: ["leads:read", "flows:read"] } as const;
const WRITE = { roles: MANAGERS, scopes: ["flows:write"] } as const;

/** The paths that leads take through flows. */
export function runRoutes({ db, catalog }: { readonly db: Db; readonly catalog: Catalog }): Route[] {
  return [
    route({
      method: "get",
      path: "/runs",
      summary: "Paths of leads, newest first; a rep sees those of their own leads",
      query: runQuery,
      output: pageOf(runView),
      access: READ,
      handle: ({ query, actor }) => listRuns(db, query, isManager(actor) ? null : actor.id),
    }),
    route({
      method: "get",
      path: "/runs/{id}",
      summary: "One lead's path, step by step, and why",
      params: byId,
      output: runDetail,
      access: READ,
      handle: async ({ params, actor }) => {
        const run = await sayRun(db, catalog, actor, params.id);
        // The same answer for a lead of somebody else as for none: its existence is nobody's business.
        if (!isManager(actor) && !(await maySeeLead(db, actor.id, run.leadId))) throw runNotFound();
        return run;
      },
    }),
    route({
      method: "post",
      path: "/runs/{id}/cancel",
      summary: "Stop a lead's path here; what it has done stays",
      params: byId,
      output: runDetail,
      access: WRITE,
      errors: ["run-is-over"],
      handle: ({ params: { id }, actor }) =>
        transaction(db, async (tx) => {
          await stopPath(tx, id);
          return sayRun(tx, catalog, actor, id);
        }),
    }),
    route({
      method: "post",
      path: "/runs/{id}/retry",
      summary: "Try again from the step at which a lead's path stopped",
      params: byId,
      output: runDetail,
      access: WRITE,
      errors: ["run-not-stopped"],
      handle: ({ params: { id }, actor }) =>
        transaction(db, async (tx) => {
          await tryPathAgain(tx, id);
          return sayRun(tx, catalog, actor, id);
        }),
    }),
  ];
}
