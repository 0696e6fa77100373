import { lookup } from "node:dns";
import { isIP, type LookupFunction } from "node:net";
import { Agent, errors, request as send, type Dispatcher } from "undici";
import { AppError } from "../../node-catalog/kit/errors.ts";
import type { HttpClient, HttpRequest, HttpResponse } from "../../node-catalog/kit/http.ts";
import { createAddressGuard, type AddressGuard } from "./address-guard.ts";
import type { OutgoingRequest } from "./outgoing-request.ts";
import { nextHop, type Hop } from "./redirect.ts";

const LARGEST_REPLY = 1024 * 1024;
const MOST_REDIRECTS = 3;

export interface GuardedClientOptions {
  /** Hosts and networks that may be called although they are not public. */
  readonly allow: readonly string[];
  /** Bytes. @default 1 MiB */
  readonly largestReply?: number;
  /** @default the system's resolver */
  readonly resolve?: typeof lookup;
}

export interface GuardedClient extends HttpClient {
  request(request: OutgoingRequest): Promise<HttpResponse>;
  /** Ends its connections, and what is under way on them. */
  close(): Promise<void>;
}

/**
 * The only way out for nodes and calendars: http and https, to public addresses and what the operator allows, whatever the
 * name, the DNS answers or a redirect say; at most three redirects, `largestReply` and `timeoutMs` altogether.
 *
 * @throws AppError `stop` when it will never be possible as asked, `unavailable` when it may be later
 */
export function createGuardedClient({
  allow,
  largestReply = LARGEST_REPLY,
  resolve = lookup,
}: GuardedClientOptions): GuardedClient {
  const guard = createAddressGuard(allow);
  const agent = new Agent({ connect: { lookup: guardedLookup(guard, resolve) }, maxResponseSize: largestReply });
  return {
    request: (request) => follow(agent, guard, request),
    close: () => agent.destroy(),
  };
}

/**
 * Resolves a name and passes on only what was checked: the connection goes to these very addresses, so a second answer
 * of the DNS (rebinding) is never asked for. One forbidden address among several refuses the name.
 */
function guardedLookup(guard: AddressGuard, resolve: typeof lookup): LookupFunction {
  return (host, options, done) => {
    resolve(host, { ...options, all: true }, (error, addresses) => {
      if (error) return done(error, "");
      const forbidden = !guard.allowsHost(host) && addresses.some(({ address }) => !guard.allowsAddress(address));
      if (forbidden || !addresses[0]) return done(addressRefused(host), "");
      if (options.all) return done(null, addresses);
      done(null, addresses[0].address, addresses[0].family);
    });
  };
}

async function follow(agent: Agent, guard: AddressGuard, request: OutgoingRequest): Promise<HttpResponse> {
  const signal = AbortSignal.timeout(request.timeoutMs);
  let hop: Hop = { ...request, url: parseUrl(request.url), headers: ownHeaders(request.headers) };
  try {
    for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
      checkUrl(guard, hop.url);
      const { method, headers, body } = hop;
      const reply = await send(hop.url, { dispatcher: agent, signal, method, headers, body });
      const next = request.redirects === "tell" ? undefined : nextHop(hop, reply.statusCode, reply.headers["location"]);
      if (!next) return await read(reply, hop.url.host);
      await reply.body.dump();
      hop = next;
    }
  } catch (error) {
    throw explain(error, hop.url.host, request.timeoutMs);
  }
  throw new AppError(
    "stop",
    "too-many-redirects",
    `${hop.url.host} was reached by more than ${MOST_REDIRECTS} redirects.`,
  );
}

function parseUrl(url: string): URL {
  if (URL.canParse(url)) return new URL(url);
  throw new AppError("stop", "address-malformed", "The address to call is not valid; correct it.");
}

/** What never gets to the resolver is checked here: the scheme, and addresses in place of a name. */
function checkUrl(guard: AddressGuard, { protocol, hostname, username, password }: URL): void {
  if (protocol !== "http:" && protocol !== "https:") {
    throw new AppError("stop", "scheme-not-allowed", "Only http and https can be called; correct the address.");
  }
  if (username || password) {
    throw new AppError("stop", "credentials-in-address", "Put credentials into a header instead of the address.");
  }
  // The parser has already turned 0x7f.1, 017700000001 and 2130706433 into 127.0.0.1.
  const literal = hostname.replace(/^\[|\]$/g, "");
  if (isIP(literal) && !guard.allowsHost(literal) && !guard.allowsAddress(literal)) throw addressRefused(literal);
}

/** These belong to the connection, not to whoever asks for the request. */
const CONNECTION_HEADERS = new Set([
  "host",
  "connection",
  "content-length",
  "expect",
  "keep-alive",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
]);

function ownHeaders(headers: HttpRequest["headers"] = {}): Record<string, string> {
  const given = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value] as const);
  const kept = given.filter(([name]) => !CONNECTION_HEADERS.has(name) && !name.startsWith("proxy-"));
  return { "user-agent": "Baton", ...Object.fromEntries(kept), "accept-encoding": "identity" };
}

async function read({ statusCode, headers, body }: Dispatcher.ResponseData, host: string): Promise<HttpResponse> {
  // Asked for plain text; what is compressed all the same would be garbage, or a bomb to whoever unpacks it.
  if (headers["content-encoding"] && headers["content-encoding"] !== "identity") {
    await body.dump();
    throw new AppError("stop", "reply-compressed", `${host} answers compressed although it was asked not to.`);
  }
  const flat = Object.entries(headers).map(([name, value]) => [name, [value].flat().join(", ")]);
  return { status: statusCode, headers: Object.fromEntries(flat), body: await body.text() };
}

function addressRefused(host: string): AppError {
  const message = `${host} is not a public address. If it shall be called, allow it by BATON_HTTP_ALLOW.`;
  return new AppError("stop", "address-not-allowed", message);
}

function explain(error: unknown, host: string, timeoutMs: number): AppError {
  if (error instanceof AppError) return error;
  if (error instanceof errors.ResponseExceededMaxSizeError) {
    return new AppError("stop", "reply-too-large", `${host} answered with more than can be read at once.`);
  }
  if (error instanceof errors.InvalidArgumentError) {
    return new AppError("stop", "request-invalid", `This cannot be sent to ${host}: ${error.message}.`);
  }
  if (error instanceof Error && error.name === "TimeoutError") {
    return new AppError("unavailable", "no-answer-in-time", `${host} did not answer within ${timeoutMs / 1000} s.`);
  }
  const code = (error as NodeJS.ErrnoException).code ?? "no connection";
  return new AppError("unavailable", "not-reached", `${host} could not be reached (${code}).`);
}
