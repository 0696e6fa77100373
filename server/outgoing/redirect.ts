import type { OutgoingRequest } from "./outgoing-request.ts";

/** One request on the way along redirects. */
export interface Hop {
  readonly method: OutgoingRequest["method"];
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

const REDIRECTS = new Set([301, 302, 303, 307, 308]);
/** What another origin may see: any other header may be a secret under whatever name. */
const HARMLESS = new Set(["accept", "accept-encoding", "accept-language", "content-type", "user-agent"]);

/**
 * Where a reply sends the request on to, and with what; undefined when it is no redirect. 303, and 301 and 302 after a
 * POST, become a GET without a body, as in browsers (fetch standard, HTTP-redirect fetch).
 */
export function nextHop(hop: Hop, status: number, location: string | string[] | undefined): Hop | undefined {
  if (!REDIRECTS.has(status) || typeof location !== "string" || !URL.canParse(location, hop.url)) return undefined;
  const url = new URL(location, hop.url);
  const becomesGet = status === 303 || (status < 303 && hop.method === "POST");
  const headers = Object.fromEntries(
    Object.entries(hop.headers)
      .filter(([name]) => url.origin === hop.url.origin || HARMLESS.has(name))
      .filter(([name]) => !becomesGet || name !== "content-type"),
  );
  return becomesGet ? { method: "GET", url, headers } : { ...hop, url, headers };
}
