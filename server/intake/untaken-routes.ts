import { type Db, transaction } from "../../engine/database.ts";
import type { Doorbell } from "../../engine/doorbell.ts";
import { byId } from "../http/contract.ts";
import { MANAGERS, type Route, route } from "../http/route.ts";
import { sendToFlowReply } from "../leads/contract.ts";
import { sendToFlow } from "./send-to-flow.ts";

export function untakenRoutes({ db, doorbell }: { readonly db: Db; readonly doorbell: Doorbell }): Route[] {
  return [
    route({
      method: "post",
      path: "/leads/{id}/send-to-flow",
      summary: "Lets the flow that takes its source now take a lead that none took",
      params: byId,
      output: sendToFlowReply,
      status: 202,
      access: { roles: MANAGERS, scopes: ["leads:write"] },
      errors: ["no-such-lead", "already-taken", "no-flow", "flow-paused"],
      handle: async ({ params: { id } }) => {
        const reply = await transaction(db, (tx) => sendToFlow(tx, id));
        doorbell.ring("advance");
        return reply;
      },
    }),
  ];
}
