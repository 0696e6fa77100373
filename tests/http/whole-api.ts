import type { Db } from "../../engine/database.ts";
import { openCalendars } from "../../server/calendars/calendars.ts";
import type { Route } from "../../server/http/route.ts";
import { allRoutes } from "../../server/routes.ts";
import { catalog } from "../flows/a-flow.ts";
import { createEngine } from "../flows/an-engine.ts";
import { startApiOf, type Api } from "./callers.ts";

/** A web server with every route of the product, and these routes. */
export async function startWholeApi(db: Db): Promise<Api & { readonly routes: readonly Route[] }> {
  const { intake } = createEngine(db);
  const doorbell = { ring: () => {}, close: async () => {} };
  const calendars = openCalendars(Buffer.alloc(32, 1), { calendarAllow: [], google: undefined }, console);
  let routes: Route[] = [];
  const api = await startApiOf(db, (deps) => (routes = allRoutes({ ...deps, catalog, intake, doorbell, calendars })));
  return { ...api, routes };
}

/** A route's address with ids that nobody has. */
export const addressOf = ({ path }: Pick<Route, "path">): string =>
  path.replaceAll(/\{(\w+)\}/g, (_, name: string) => (name === "version" ? "1" : crypto.randomUUID()));
