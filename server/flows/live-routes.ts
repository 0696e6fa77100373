import { z } from "zod";
import { type Db, transaction } from "../../engine/database.ts";
import { programSchema } from "../../engine/program.ts";
import type { Catalog } from "../../node-catalog/kit/catalog.ts";
import { byPerson } from "../http/actor.ts";
import { byId } from "../http/contract.ts";
import { route, type Route } from "../http/route.ts";
import { pauseFlow, resumeFlow } from "./change-flow.ts";
import { flowView, published, rollbackRequest, versionView } from "./contract.ts";
import { readFlowView } from "./flow-queries.ts";
import { publishFlow, rollBackFlow } from "./go-live.ts";
import { ifMatch, seenRevision } from "./revision.ts";
import { READ_FLOWS, WRITE_FLOWS } from "./routes.ts";
import { listVersions, readProgramOf } from "./version-queries.ts";

const byVersion = byId.extend({ version: z.coerce.number().int().min(1).max(1_000_000_000) });

/** Going live, and what is live. */
export function liveFlowRoutes({ db, catalog }: { readonly db: Db; readonly catalog: Catalog }): Route[] {
  return [
    route({
      method: "post",
      path: "/flows/{id}/publish",
      summary: "Go live with the draft; If-Match makes sure that it is the one you saw",
      params: byId,
      output: published,
      access: WRITE_FLOWS,
      takesHeaders: ifMatch.partial(),
      errors: ["stale-revision", "flow-has-problems", "source-taken"],
      handle: ({ params, headers, actor }) =>
        transaction(db, async (tx) => {
          const by = byPerson(actor);
          return { version: await publishFlow(tx, catalog, params.id, { seen: seenRevision(headers), by }) };
        }),
    }),
    route({
      method: "post",
      path: "/flows/{id}/pause",
      summary: "Take no new leads; those that are in it finish",
      params: byId,
      output: flowView,
      access: WRITE_FLOWS,
      errors: ["flow-not-live"],
      handle: ({ params: { id } }) =>
        transaction(db, async (tx) => {
          await pauseFlow(tx, id);
          return readFlowView(tx, id);
        }),
    }),
    route({
      method: "post",
      path: "/flows/{id}/resume",
      summary: "Take new leads again",
      params: byId,
      output: flowView,
      access: WRITE_FLOWS,
      errors: ["flow-not-live"],
      handle: ({ params: { id } }) =>
        transaction(db, async (tx) => {
          await resumeFlow(tx, id);
          return readFlowView(tx, id);
        }),
    }),
    route({
      method: "post",
      path: "/flows/{id}/rollback",
      summary: "Make an earlier version live again, as a new one",
      params: byId,
      body: rollbackRequest,
      example: { version: 1 },
      output: published,
      access: WRITE_FLOWS,
      errors: ["version-not-found", "flow-has-problems"],
      handle: ({ params, body: { version }, actor }) =>
        transaction(db, async (tx) => ({
          version: await rollBackFlow(tx, catalog, params.id, { version, by: byPerson(actor) }),
        })),
    }),
    route({
      method: "get",
      path: "/flows/{id}/versions",
      summary: "Versions of a flow, the newest first",
      params: byId,
      output: z.object({ data: z.array(versionView), nextCursor: z.null() }),
      access: READ_FLOWS,
      handle: async ({ params }) => {
        await readFlowView(db, params.id);
        return { data: await listVersions(db, params.id), nextCursor: null };
      },
    }),
    route({
      method: "get",
      path: "/flows/{id}/versions/{version}/program",
      summary: "What a version executes",
      params: byVersion,
      output: programSchema,
      access: READ_FLOWS,
      handle: ({ params: { id, version } }) => readProgramOf(db, id, version),
    }),
  ];
}
