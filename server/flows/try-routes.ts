import { type Db, readClock } from "../../engine/database.ts";
import type { Catalog } from "../../node-catalog/kit/catalog.ts";
import { byId } from "../http/contract.ts";
import { route, type Route } from "../http/route.ts";
import { dryRunReply, dryRunRequest } from "./contract.ts";
import { dryRun } from "./dry-run.ts";
import { readFlow } from "./flows-store.ts";
import { READ_FLOWS } from "./routes.ts";
import { sayTrial } from "./say-trial.ts";

/** Trying a flow out before it meets anybody. */
export function tryFlowRoutes({ db, catalog }: { readonly db: Db; readonly catalog: Catalog }): Route[] {
  return [
    route({
      method: "post",
      path: "/flows/{id}/dry-run",
      summary: "The steps that a lead would take; nothing is written and no turn used up",
      params: byId,
      body: dryRunRequest,
      example: {
        lead: { name: "Mia Muster", email: "mia@example.org", language: "de" },
        answers: [{ event: "reached", afterMs: 240_000 }],
        at: "2026-12-01T09:00:00Z",
      },
      output: dryRunReply,
      access: READ_FLOWS,
      handle: async ({ params: { id }, body: { graph, at, ...trial }, actor }) => {
        const { draft } = await readFlow(db, id);
        const now = at === undefined ? await readClock(db) : Date.parse(at);
        const tried = await dryRun(db, catalog, { ...trial, flowId: id, graph: graph ?? draft, now });
        return sayTrial(db, catalog, actor, tried);
      },
    }),
  ];
}
