import type { Db } from "../../engine/database.ts";
import type { Route } from "../http/route.ts";
import { apiKeyRoutes } from "./api-key-routes.ts";
import type { Auth } from "./better-auth.ts";
import { linkRoutes } from "./link-routes.ts";
import { sessionRoutes } from "./session-routes.ts";

export interface AuthRouteOptions {
  readonly db: Db;
  readonly auth: Auth;
  /** The origin of this installation, where it is known: links to other people begin with it. */
  readonly publicUrl: string | undefined;
}

/** Signing in, links that sign in, access keys. */
export function authRoutes(options: AuthRouteOptions): Route[] {
  return [...sessionRoutes(options), ...linkRoutes(options), ...apiKeyRoutes(options)];
}
