import { type Db, transaction } from "../../engine/database.ts";
import { byId, nothing } from "../http/contract.ts";
import { EXAMPLE_IDS } from "../http/example-ids.ts";
import { EVERYBODY, MANAGERS, route, type Route } from "../http/route.ts";
import { objectionReply, objectionRequest } from "./contract.ts";
import { objectTo, settleObjection } from "./object-to.ts";

export function objectionRoutes({ db }: { readonly db: Db }): Route[] {
  return [
    route({
      method: "post",
      path: "/assignments/{id}/objection",
      summary: "“Wrong for me, because…”: tells the team's leader; whoever has the lead keeps it meanwhile",
      params: byId,
      body: objectionRequest,
      example: { reason: "They are outside my region", onBehalfOf: EXAMPLE_IDS.rep },
      output: objectionReply,
      access: { roles: EVERYBODY, scopes: ["leads:write"] },
      errors: ["not-open"],
      handle: ({ params, body, actor }) =>
        transaction(db, (tx) => objectTo(tx, { assignmentId: params.id, actor, ...body })),
    }),
    route({
      method: "post",
      path: "/assignments/{id}/objection/settle",
      summary: "Says that an objection has been looked at",
      params: byId,
      output: nothing,
      access: { roles: MANAGERS, scopes: ["leads:write"] },
      handle: ({ params, actor }) =>
        transaction(db, async (tx) => {
          await settleObjection(tx, params.id, actor);
          return {};
        }),
    }),
  ];
}
