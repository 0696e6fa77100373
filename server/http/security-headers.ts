import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { RequestHandler, Response } from "express";
import helmet from "helmet";

const isHttps = (publicUrl: string | undefined): boolean => publicUrl?.startsWith("https:") ?? false;

/** The value that the scripts and style sheets of this one reply must carry. */
export function nonceOf(response: Response): string {
  return (response.locals["nonce"] ??= randomBytes(16).toString("base64")) as string;
}

const ownNonce = (_: IncomingMessage, response: ServerResponse) => `'nonce-${nonceOf(response as Response)}'`;

const HSTS_SECONDS = 15_552_000;

/** For replies that are data: a browser that is made to show one as a page runs and loads nothing. */
export function secureData(publicUrl: string | undefined): RequestHandler {
  const headers = {
    "cache-control": "no-store",
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    ...(isHttps(publicUrl) && { "strict-transport-security": `max-age=${HSTS_SECONDS}` }),
  };
  return (_, response, next) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    next();
  };
}

/**
 * A strict content security policy and helmet's other headers. Over plain HTTP (a LAN, a first try) those are left out
 * that browsers honour over HTTPS only: they would send people to an address that does not answer, or fill the console.
 */
export function secureHeaders(publicUrl: string | undefined): RequestHandler {
  const isSecure = isHttps(publicUrl);
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        "default-src": ["'self'"],
        "script-src": ["'self'", ownNonce],
        "style-src": ["'self'", ownNonce],
        // React writes `style` attributes; they cannot load or run anything.
        "style-src-attr": ["'unsafe-inline'"],
        "img-src": ["'self'", "data:", "blob:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "worker-src": ["'self'"],
        "manifest-src": ["'self'"],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
        ...(isSecure && { "upgrade-insecure-requests": [] }),
      },
    },
    crossOriginOpenerPolicy: isSecure,
    originAgentCluster: isSecure,
    strictTransportSecurity: isSecure && { maxAge: HSTS_SECONDS, includeSubDomains: false },
    xFrameOptions: { action: "deny" },
  });
}
