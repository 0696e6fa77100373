import { z } from "zod";
import { type Db, type Queryable, transaction } from "../../engine/database.ts";
import type { Catalog } from "../../node-catalog/kit/catalog.ts";
import type { Uuid } from "../../node-catalog/kit/domain.ts";
import { AppError } from "../../node-catalog/kit/errors.ts";
import { byPerson } from "../http/actor.ts";
import { byId } from "../http/contract.ts";
import { MANAGERS, route, type Route } from "../http/route.ts";
import { addFlow } from "./add-flow.ts";
import { changeFlow } from "./change-flow.ts";
import { checkGraph } from "./check-graph.ts";
import {
  draftChange,
  draftSaved,
  flowChange,
  flowCounts,
  flowDetail,
  type FlowDetail,
  flowView,
  newFlow,
} from "./contract.ts";
import { countFlow } from "./count-queries.ts";
import { EXAMPLE_GRAPH } from "./example-graph.ts";
import { listFlows, readFlowView } from "./flow-queries.ts";
import { ifMatch, seenRevision } from "./revision.ts";
import { saveDraft } from "./save-draft.ts";

export const READ_FLOWS = { roles: MANAGERS, scopes: ["flows:read", "flows:write"] } as const;
export const WRITE_FLOWS = { roles: MANAGERS, scopes: ["flows:write"] } as const;

/** Drawing flows. */
export function flowRoutes({ db, catalog }: { readonly db: Db; readonly catalog: Catalog }): Route[] {
  const readDetail = async (q: Queryable, id: Uuid): Promise<FlowDetail> => {
    const flow = await readFlowView(q, id);
    const { problems } = await checkGraph(q, catalog, flow, flow.graph);
    return { ...flow, problems: [...problems] };
  };

  return [
    route({
      method: "get",
      path: "/flows",
      summary: "Flows, live ones first",
      output: z.object({ data: z.array(flowView), nextCursor: z.null() }),
      access: READ_FLOWS,
      handle: async () => ({ data: await listFlows(db), nextCursor: null }),
    }),
    route({
      method: "post",
      path: "/flows",
      summary: "Add a flow as a draft",
      body: newFlow,
      example: { name: "Leads from the trade fair", graph: EXAMPLE_GRAPH },
      output: flowDetail,
      status: 201,
      access: WRITE_FLOWS,
      handle: ({ body, actor }) =>
        transaction(db, async (tx) => readDetail(tx, await addFlow(tx, { ...body, by: byPerson(actor) }))),
    }),
    route({
      method: "get",
      path: "/flows/{id}",
      summary: "A flow with its draft and what must be mended in it",
      params: byId,
      output: flowDetail,
      access: READ_FLOWS,
      handle: ({ params }) => readDetail(db, params.id),
    }),
    route({
      method: "patch",
      path: "/flows/{id}",
      summary: "Rename a flow, or put it away",
      params: byId,
      body: flowChange,
      example: { name: "Leads from all trade fairs" },
      output: flowDetail,
      access: WRITE_FLOWS,
      errors: ["flow-is-live"],
      handle: ({ params: { id }, body }) =>
        transaction(db, async (tx) => {
          await changeFlow(tx, id, body);
          return readDetail(tx, id);
        }),
    }),
    route({
      method: "put",
      path: "/flows/{id}/draft",
      summary: "Save the drawing; If-Match names the revision that it was made from",
      params: byId,
      body: draftChange,
      example: { graph: EXAMPLE_GRAPH },
      output: draftSaved,
      access: WRITE_FLOWS,
      takesHeaders: ifMatch,
      errors: ["stale-revision", "if-match-missing"],
      handle: ({ params: { id }, body: { graph }, headers, actor }) =>
        transaction(db, async (tx) => {
          const seen = seenRevision(headers);
          if (seen === undefined) throw ifMatchMissing();
          const revision = await saveDraft(tx, id, { graph, seen, by: byPerson(actor) });
          const { problems } = await checkGraph(tx, catalog, await readFlowView(tx, id), graph);
          return { revision, problems: [...problems] };
        }),
    }),
    route({
      method: "get",
      path: "/flows/{id}/counts",
      summary: "Today's leads on each step and arrow, and where leads wait now",
      params: byId,
      output: flowCounts,
      access: READ_FLOWS,
      handle: ({ params }) => countFlow(db, params.id),
    }),
  ];
}

const ifMatchMissing = () =>
  new AppError(
    "invalid",
    "if-match-missing",
    "Send the revision that you saw in If-Match, so that nobody's work is lost.",
  );
