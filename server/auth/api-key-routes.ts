import { z } from "zod";
import { type Db, transaction } from "../../engine/database.ts";
import { uuid } from "../../node-catalog/kit/domain.ts";
import { AppError } from "../../node-catalog/kit/errors.ts";
import { byId, nothing, pageOf, pageQuery } from "../http/contract.ts";
import { decodeCursor, pageFrom } from "../http/cursor.ts";
import { ADMINS, route, type Route } from "../http/route.ts";
import { listKeys, revokeKey, type KeyRow } from "./api-key-store.ts";
import { apiKeyView, createdApiKey, newApiKey, type ApiKeyView } from "./contract.ts";
import { createApiKey } from "./create-api-key.ts";

const access = { roles: ADMINS, scopes: [] } as const;

/** Access keys for programs. */
export function apiKeyRoutes({ db }: { readonly db: Db }): Route[] {
  return [
    route({
      method: "get",
      path: "/api-keys",
      summary: "Access keys in use, the newest first",
      query: pageQuery,
      output: pageOf(apiKeyView),
      access,
      handle: async ({ query: { limit, cursor } }) => {
        const [after] = decodeCursor(cursor, z.tuple([uuid])) ?? [];
        const { data, nextCursor } = pageFrom(await listKeys(db, limit + 1, after), limit, ({ id }) => [id]);
        return { data: data.map(viewOf), nextCursor };
      },
    }),
    route({
      method: "post",
      path: "/api-keys",
      summary: "Make an access key; it is shown this once",
      body: newApiKey,
      example: { name: "Website", scopes: ["leads:write"] },
      output: createdApiKey,
      status: 201,
      access,
      handle: async ({ body, actor }) => {
        const createdBy = actor.kind === "person" ? actor.id : null;
        const created = await transaction(db, (tx) => createApiKey(tx, { ...body, createdBy }));
        return { ...viewOf(created), key: created.key };
      },
    }),
    route({
      method: "delete",
      path: "/api-keys/{id}",
      summary: "Revoke an access key; it ends within five seconds",
      params: byId,
      output: nothing,
      status: 204,
      access,
      errors: ["key-not-found"],
      handle: async ({ params }) => {
        const revoked = await transaction(db, (tx) => revokeKey(tx, params.id));
        if (!revoked) throw new AppError("not-found", "key-not-found", "There is no such access key, or not any more.");
        return {};
      },
    }),
  ];
}

function viewOf({ id, name, scopes, createdAt, lastUsedAt }: KeyRow): ApiKeyView {
  return { id, name, scopes, createdAt: createdAt.toISOString(), lastUsedAt: lastUsedAt?.toISOString() ?? null };
}
