import type { Db } from "../../engine/database.ts";
import type { Catalog } from "../../node-catalog/kit/catalog.ts";
import { AppError } from "../../node-catalog/kit/errors.ts";
import { byId } from "../http/contract.ts";
import { EVERYBODY, route, type Route } from "../http/route.ts";
import { fairnessQuery, fairnessReply, receiptView, replayReply } from "./contract.ts";
import { explain } from "./explain.ts";
import { readFairness } from "./fairness.ts";
import { mustExplain } from "./may-read.ts";
import { readReceiptOf } from "./receipt-queries.ts";
import { replay } from "./replay.ts";

const READ = { roles: EVERYBODY, scopes: ["leads:read"] } as const;

/** Why leads went where they went. */
export function receiptRoutes({ db, catalog }: { readonly db: Db; readonly catalog: Catalog }): Route[] {
  return [
    route({
      method: "get",
      path: "/assignments/{id}/receipt",
      summary: "Why a lead went to somebody: everybody of the team, in or out and why, numbers before and after",
      params: byId,
      output: receiptView,
      access: READ,
      handle: async ({ params, actor }) => explain(db, catalog, actor, await mustExplain(db, actor, params.id)),
    }),
    route({
      method: "post",
      path: "/assignments/{id}/receipt/replay",
      summary: "Decides again over what was kept, and compares byte for byte",
      params: byId,
      output: replayReply,
      access: READ,
      errors: ["decided-by-a-person", "inputs-gone"],
      handle: async ({ params, actor }) => {
        const receipt = await readReceiptOf(db, (await mustExplain(db, actor, params.id)).id);
        if (receipt) return replay(receipt.decision);
        throw new AppError("conflict", "decided-by-a-person", "A person decided this, so there is nothing to repeat.");
      },
    }),
    route({
      method: "get",
      path: "/reps/{id}/fairness",
      summary:
        "What somebody is owed in each team, and each lead that passed them by, with its reason; reps see their own",
      params: byId,
      query: fairnessQuery,
      output: fairnessReply,
      access: { roles: EVERYBODY, scopes: ["people:read", "people:write"] },
      handle: ({ params, query, actor }) => readFairness(db, catalog, actor, { personId: params.id, ...query }),
    }),
  ];
}
