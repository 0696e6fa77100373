import { transaction, type Db } from "../../engine/database.ts";
import { AppError } from "../../node-catalog/kit/errors.ts";
import { actingPerson } from "../http/actor.ts";
import { byId } from "../http/contract.ts";
import { EXAMPLE_IDS } from "../http/example-ids.ts";
import { EVERYBODY, route, type Route } from "../http/route.ts";
import { seenReply, seenRequest } from "./contract.ts";
import { markSeen } from "./notification-store.ts";

export function notificationRoutes({ db }: { readonly db: Db }): Route[] {
  return [
    route({
      method: "post",
      path: "/notifications/{id}/seen",
      summary: "Mark a message as seen",
      params: byId,
      body: seenRequest,
      example: { onBehalfOf: EXAMPLE_IDS.rep },
      output: seenReply,
      access: { roles: EVERYBODY, scopes: ["leads:write"] },
      handle: async ({ params: { id }, body, actor }) => {
        const person = actingPerson(actor, body.onBehalfOf);
        const seenAt = await transaction(db, (tx) => markSeen(tx, id, person));
        if (!seenAt) throw new AppError("not-found", "no-such-message", "This message is not there any more.");
        return { id, seenAt: seenAt.toISOString() };
      },
    }),
  ];
}
