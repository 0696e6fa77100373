import { randomBytes } from "node:crypto";
import { transaction, type Db } from "../../engine/database.ts";
import type { PersonId, Role } from "../../node-catalog/kit/domain.ts";
import { createAuthenticate } from "../../server/auth/authenticate.ts";
import { createAuth, type Auth } from "../../server/auth/better-auth.ts";
import type { Scope } from "../../server/auth/contract.ts";
import { createApiKey } from "../../server/auth/create-api-key.ts";
import { authRoutes } from "../../server/auth/routes.ts";
import { createSignInLink } from "../../server/auth/sign-in-link.ts";
import type { Route } from "../../server/http/route.ts";
import { addPerson } from "../../server/people/add-person.ts";
import { serve, type TestServer } from "./serve.ts";

export interface Reply<Body> {
  readonly status: number;
  /** The parsed JSON; an empty object without a body. */
  readonly body: Body;
  readonly headers: Headers;
}

type Loose = Record<string, unknown>;

/** Somebody who calls the API, with a cookie, a key or nothing. Paths are below /api/v1. */
export interface Caller {
  /** What proves who it is, for sockets and the like. */
  readonly headers: Readonly<Record<string, string>>;
  get<Body = Loose>(path: string, headers?: Record<string, string>): Promise<Reply<Body>>;
  post<Body = Loose>(path: string, body?: unknown, headers?: Record<string, string>): Promise<Reply<Body>>;
  put<Body = Loose>(path: string, body?: unknown, headers?: Record<string, string>): Promise<Reply<Body>>;
  patch<Body = Loose>(path: string, body?: unknown, headers?: Record<string, string>): Promise<Reply<Body>>;
  delete<Body = Loose>(path: string, headers?: Record<string, string>): Promise<Reply<Body>>;
  /** By a method that comes from a route. */
  send(method: string, path: string, body?: unknown): Promise<Reply<Loose>>;
}

export interface SignedIn extends Caller {
  readonly id: PersonId;
  readonly name: string;
  readonly email: string;
}

export interface Api extends TestServer {
  readonly auth: Auth;
  readonly asNobody: Caller;
  asAdmin(): Promise<SignedIn>;
  asManager(): Promise<SignedIn>;
  asRep(): Promise<SignedIn>;
  asPerson(id: PersonId): Promise<Caller>;
  asKey(...scopes: Scope[]): Promise<Caller>;
}

export interface ApiDeps {
  readonly db: Db;
  readonly auth: Auth;
  readonly publicUrl: string | undefined;
}

/**
 * A web server that listens, on a real database, with the sign-in and the routes of `features`. Each `as…` makes
 * somebody new.
 */
export function startApi(db: Db, features: (deps: ApiDeps) => Route[] = () => []): Promise<Api> {
  return startApiOf(db, (deps) => [...authRoutes(deps), ...features(deps)]);
}

/** Like {@link startApi}, with exactly these routes; those of the sign-in must be among them. */
export async function startApiOf(db: Db, routesOf: (deps: ApiDeps) => Route[]): Promise<Api> {
  const auth = createAuth({ db, secretKey: randomBytes(32), publicUrl: undefined });
  const routes = routesOf({ db, auth, publicUrl: undefined });
  const server = await serve(routes, { authenticate: createAuthenticate({ db, auth }) });
  const { url } = server;

  const asPerson = async (id: PersonId) => callerWith(url, { cookie: await signInByLink(db, url, id) });
  const asNew = async (...roles: Role[]): Promise<SignedIn> => {
    const { id, name, email } = await aPerson(db, { roles });
    return { ...(await asPerson(id)), id, name, email };
  };
  return {
    ...server,
    auth,
    asNobody: callerWith(url, {}),
    asAdmin: () => asNew("admin"),
    asManager: () => asNew("manager"),
    asRep: () => asNew("rep"),
    asPerson,
    async asKey(...scopes) {
      const { key } = await transaction(db, (tx) => createApiKey(tx, { name: "A test", scopes }));
      return callerWith(url, { authorization: `Bearer ${key}` });
    },
  };
}

let made = 0;

export async function aPerson(db: Db, { roles = ["rep"] as Role[], name = `Person ${++made}` } = {}) {
  const email = `person-${randomBytes(6).toString("hex")}@example.com`;
  const person = { name, email, roles, languages: [], hours: null, away: null };
  return { id: await transaction(db, (tx) => addPerson(tx, person)), name, email };
}

/** Signs somebody in with a link, as their browser would. @returns the cookie */
export async function signInByLink(db: Db, url: string, personId: PersonId): Promise<string> {
  const link = await transaction(db, (tx) => createSignInLink(tx, { personId, purpose: "login", origin: url }));
  const reply = await callerWith(url, {}).post(`/sign-in-links/${new URL(link.url).hash.slice(1)}`);
  return cookieOf(reply);
}

/** The statuses of replies that came in any order, the lowest first. */
export const statuses = (replies: readonly Pick<Reply<unknown>, "status">[]): number[] =>
  replies.map(({ status }) => status).toSorted((a, b) => a - b);

/** The cookies that a reply sets, as a browser would send them back. */
export function cookieOf({ headers }: Pick<Reply<unknown>, "headers">): string {
  return headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");
}

export function callerWith(url: string, own: Record<string, string>): Caller {
  const call = async <Body>(method: string, path: string, rest: Partial<Sent>): Promise<Reply<Body>> => {
    const { body, headers } = rest;
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    const type = body === undefined ? undefined : { "content-type": "application/json" };
    const reply = await fetch(`${url}/api/v1${path}`, { method, ...sent, headers: { ...type, ...own, ...headers } });
    const text = await reply.text();
    return { status: reply.status, headers: reply.headers, body: JSON.parse(text || "{}") as Body };
  };
  return {
    headers: own,
    get: (path, headers) => call("GET", path, { headers }),
    post: (path, body, headers) => call("POST", path, { body, headers }),
    put: (path, body, headers) => call("PUT", path, { body, headers }),
    patch: (path, body, headers) => call("PATCH", path, { body, headers }),
    delete: (path, headers) => call("DELETE", path, { headers }),
    send: (method, path, body) => call(method.toUpperCase(), path, { body }),
  };
}

interface Sent {
  readonly body: unknown;
  readonly headers: Record<string, string>;
}
