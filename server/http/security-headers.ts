import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { RequestHandler, Response } from "express";
import helmet from "helmet";

/** The value that the scripts and style sheets of this one reply must carry. */
export function nonceOf(response: Response): string {
  return (response.locals["nonce"] ??= randomBytes(16).toString("base64")) as string;
}

const ownNonce = (_: IncomingMessage, response: ServerResponse) => `'nonce-${nonceOf(response as Response)}'`;

/**
 * A strict content security policy and helmet's other headers. Over plain HTTP (a LAN, a first try) those are left out
 * that browsers honour over HTTPS only: they would send people to an address that does not answer, or fill the console.
 */
export function secureHeaders(publicUrl: string | undefined): RequestHandler {
  const isHttps = publicUrl?.startsWith("https:") ?? false;
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
        ...(isHttps && { "upgrade-insecure-requests": [] }),
      },
    },
    crossOriginOpenerPolicy: isHttps,
    originAgentCluster: isHttps,
    strictTransportSecurity: isHttps && { maxAge: 15_552_000, includeSubDomains: false },
    xFrameOptions: { action: "deny" },
  });
}
