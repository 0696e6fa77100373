import type { IncomingHttpHeaders } from "node:http";
import { z } from "zod";
import { type Db, transaction } from "../../engine/database.ts";
import { linkOrigin } from "../auth/link-origin.ts";
import { byId } from "../http/contract.ts";
import { EVERYBODY, MANAGERS, route, type Route } from "../http/route.ts";
import { addSource } from "./add-source.ts";
import { changeSource } from "./change-source.ts";
import { newSource, sourceChange, sourceView } from "./contract.ts";
import { listSources, readSource } from "./sources-queries.ts";

interface SourceDeps {
  readonly db: Db;
  /** The origin of this installation, where it is known. */
  readonly publicUrl: string | undefined;
}

export function sourceRoutes({ db, publicUrl }: SourceDeps): Route[] {
  const reachedFrom =
    (headers: IncomingHttpHeaders) =>
    <Source extends { readonly formPath: string }>(source: Source) => ({
      ...source,
      formUrl: linkOrigin(publicUrl, headers) + source.formPath,
    });
  return [
    route({
      method: "get",
      path: "/sources",
      summary: "Where leads come from, and the flow that takes them",
      output: z.object({ data: z.array(sourceView), nextCursor: z.null() }),
      access: { roles: EVERYBODY, scopes: ["flows:read", "flows:write", "leads:write"] },
      handle: async ({ headers }) => ({ data: (await listSources(db)).map(reachedFrom(headers)), nextCursor: null }),
    }),
    route({
      method: "post",
      path: "/sources",
      summary: "Add a place where leads come from",
      body: newSource,
      example: { name: "Trade fair" },
      output: sourceView,
      status: 201,
      access: { roles: MANAGERS, scopes: ["flows:write"] },
      errors: ["name-taken"],
      handle: async ({ body, headers }) => {
        const added = await transaction(db, async (tx) => readSource(tx, await addSource(tx, body)));
        return reachedFrom(headers)(added);
      },
    }),
    route({
      method: "patch",
      path: "/sources/{id}",
      summary: "Rename a place where leads come from, or take it out of use",
      params: byId,
      body: sourceChange,
      example: { name: "Trade fair Munich" },
      output: sourceView,
      access: { roles: MANAGERS, scopes: ["flows:write"] },
      errors: ["name-taken", "source-in-use", "default-source"],
      handle: async ({ params: { id }, body, headers }) => {
        const changed = await transaction(db, async (tx) => {
          await changeSource(tx, id, body);
          return readSource(tx, id);
        });
        return reachedFrom(headers)(changed);
      },
    }),
  ];
}
