import { getDomain } from "tldts";
import type { GuardedClient } from "../../outgoing/guarded-client.ts";
import { type Hop, nextHop } from "../../outgoing/redirect.ts";
import type { CaldavAccount } from "../contract.ts";
import { isElsewhere, isSentAround } from "./problems.ts";
import type { Send } from "./question.ts";

const MOST_REDIRECTS = 3;

/** Sends what is wished with the password of an account: to its own origin, and others of whoever it belongs to. */
export function createSendAs(
  http: GuardedClient,
  { address, userName, password }: CaldavAccount,
  timeoutMs: number,
): Send {
  const home = new URL(address);
  const authorization = `Basic ${Buffer.from(`${userName}:${password}`).toString("base64")}`;
  return async ({ method, url, headers, body, redirects }) => {
    let hop: Hop = { method, url: new URL(url), headers: {}, body };
    for (let times = 0; times <= MOST_REDIRECTS; times++) {
      if (!belongs(hop.url, home)) throw isElsewhere(home, hop.url);
      const reply = await http.request({
        method: hop.method,
        url: hop.url.href,
        headers: { ...headers, authorization },
        body: hop.body,
        timeoutMs,
        redirects: "tell",
      });
      const next = redirects === "tell" ? undefined : nextHop(hop, reply.status, reply.headers["location"]);
      if (!next) return reply;
      hop = next;
    }
    throw isSentAround(home);
  };
}

/**
 * Where an address leads, asked without the password: whoever types http: shall not have it sent before the server says
 * https:. Only another origin counts; which path is right is found out later.
 */
export async function settle(http: GuardedClient, address: string, timeoutMs: number): Promise<string> {
  const home = new URL(address);
  const hop = { method: "PROPFIND", url: home, headers: { depth: "0" } } as const;
  const reply = await http.request({ ...hop, url: address, timeoutMs, redirects: "tell" });
  const next = nextHop(hop, reply.status, reply.headers["location"]);
  return next && next.url.origin !== home.origin && belongs(next.url, home) ? next.url.href : address;
}

/** iCloud answers for caldav.icloud.com with p12-caldav.icloud.com; two customers of one host are apart. */
export function belongs(url: URL, home: URL): boolean {
  if (url.origin === home.origin) return true;
  const [domain, own] = [url, home].map(({ hostname }) => getDomain(hostname, { allowPrivateDomains: true }));
  const isTheirs = url.hostname === home.hostname || (domain !== null && domain === own);
  return url.protocol === "https:" && isTheirs;
}
