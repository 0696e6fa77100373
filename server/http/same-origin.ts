import type { IncomingHttpHeaders } from "node:http";
import { AppError } from "../../node-catalog/kit/errors.ts";

const SAFE_METHODS = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Refuses what a page of another site makes a browser do here. Browsers say where a request comes from in
 * Sec-Fetch-Site (only over https and on localhost) or in Origin; a request with neither is no browser's.
 * Beside it stands the cookie's SameSite=Lax. After Go's http.CrossOriginProtection.
 *
 * @throws AppError `forbidden`
 */
export function refuseOtherSites(method: string, headers: IncomingHttpHeaders, publicUrl: string | undefined): void {
  if (SAFE_METHODS.has(method) || isSameOrigin(headers, publicUrl)) return;
  throw new AppError(
    "forbidden",
    "other-site",
    "This request comes from another site; open Baton itself and try again.",
  );
}

/** Also for handshakes of sockets, where the browser sends Origin with a GET. */
export function isSameOrigin(headers: IncomingHttpHeaders, publicUrl: string | undefined): boolean {
  const { origin } = headers;
  // A proxy in front may pass its own Host, so the configured address counts beside it.
  if (origin !== undefined) return hostOf(origin) === headers.host || origin === publicUrl;
  const site = headers["sec-fetch-site"];
  return site === undefined || site === "same-origin" || site === "none";
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}
