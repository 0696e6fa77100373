import ipaddr from "ipaddr.js";
import * as openid from "openid-client";
import type { GuardedClient } from "../../outgoing/guarded-client.ts";

export const TIMEOUT_MS = 20_000;

export interface ProviderOptions {
  readonly http: GuardedClient;
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** What Google's sign-in says of itself, asked for when it is first needed and then kept, as are its keys. */
export function createProvider(options: ProviderOptions): () => Promise<openid.Configuration> {
  let kept: Promise<openid.Configuration> | undefined;
  return () => {
    kept ??= discover(options).catch((error: unknown) => {
      kept = undefined;
      throw error;
    });
    return kept;
  };
}

function discover({ http, issuer, clientId, clientSecret }: ProviderOptions): Promise<openid.Configuration> {
  const server = new URL(issuer);
  // Keys that sign what is believed: the way by which it came is not enough for us.
  const execute = [openid.enableNonRepudiationChecks, ...(isLoopback(server) ? [openid.allowInsecureRequests] : [])];
  const options = { [openid.customFetch]: fetchThrough(http), execute };
  return openid.discovery(server, clientId, undefined, openid.ClientSecretPost(clientSecret), options);
}

/** A Google of a test's own. */
function isLoopback({ protocol, hostname }: URL): boolean {
  const isLocal = ipaddr.isValid(hostname) && ipaddr.parse(hostname).range() === "loopback";
  return protocol === "http:" && isLocal;
}

/** Redirects are not followed: the client's secret is in what is sent. */
function fetchThrough(http: GuardedClient): openid.CustomFetch {
  return async (url, { method, headers, body }) => {
    const reply = await http.request({
      method: method as "GET" | "POST",
      url,
      headers,
      body: (body as URLSearchParams | undefined)?.toString(),
      timeoutMs: TIMEOUT_MS,
      redirects: "tell",
    });
    return new Response(reply.body || null, { status: reply.status, headers: reply.headers });
  };
}
