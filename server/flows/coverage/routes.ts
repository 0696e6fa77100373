import type { Db } from "../../../engine/database.ts";
import type { Catalog } from "../../../node-catalog/kit/catalog.ts";
import { byId } from "../../http/contract.ts";
import { route, type Route } from "../../http/route.ts";
import { READ_FLOWS } from "../routes.ts";
import { coverageQuery, coverageView } from "./contract.ts";
import { readCoverage } from "./read-coverage.ts";

/** Is somebody there when leads come in? */
export function coverageRoutes({ db, catalog }: { readonly db: Db; readonly catalog: Catalog }): Route[] {
  return [
    route({
      method: "get",
      path: "/flows/{id}/coverage",
      summary: "How many people could take a lead, by hour, day and what the flow asks for; and when nobody can",
      params: byId,
      query: coverageQuery,
      output: coverageView,
      access: READ_FLOWS,
      errors: ["flow-not-live", "not-asked"],
      handle: ({ params, query }) => readCoverage(db, catalog, params.id, query),
    }),
  ];
}
