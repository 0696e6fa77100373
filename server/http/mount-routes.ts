import express, {
  type ErrorRequestHandler,
  type Request,
  type RequestHandler,
  type Response,
  type Router,
} from "express";
import { AppError } from "../../node-catalog/kit/errors.ts";
import { checkAccess } from "./check-access.ts";
import { nothing } from "./contract.ts";
import { problemOf, TransportError } from "./problem.ts";
import { readBody } from "./read-body.ts";
import type { Actor, Route } from "./route.ts";
import { refuseOtherSites } from "./same-origin.ts";
import { validate, validateQuery } from "./validate.ts";

/** Who the caller is; null when nothing was shown. Throws when what was shown is wrong. */
export type Authenticate = (request: Pick<Request, "headers" | "ip">) => Promise<Actor | null>;

export interface MountOptions {
  readonly authenticate: Authenticate;
  /** The origin of this installation, where it is known. */
  readonly publicUrl: string | undefined;
  /** Called with what nobody expected. */
  readonly onBug: (error: unknown, request: { readonly method: string; readonly path: string }) => void;
}

/** What the request log reads: set as soon as it is known. */
export interface RequestFacts {
  /** The path as it was declared, without anybody's ids. */
  template?: string;
  actor?: Actor;
}

/** Express as transport for {@link Route}s: who, may they, is it right, do it, and nothing leaves that is not declared. */
export function mountRoutes(routes: readonly Route[], options: MountOptions): Router {
  const router = express.Router({ caseSensitive: true, strict: true });
  for (const [path, group] of byPath(routes)) {
    const handlers = router.route(path.replaceAll(/\{(\w+)\}/g, ":$1"));
    handlers.all(noteTemplate(`/api/v1${path}`));
    for (const route of group) {
      // Who is not let in does not make the server read and parse a body.
      handlers[route.method](admit(route, options), ...(mayCarryBody(route) ? [readBody] : []), handlerOf(route));
    }
    handlers.all(refuseMethod(group));
  }
  return router;
}

/** Literal segments before parameters, so that /flows/usual is never taken for a flow's id. */
function byPath(routes: readonly Route[]): [string, Route[]][] {
  const groups = Map.groupBy(routes, (route) => route.path as string);
  const rank = (path: string) => path.replaceAll(/\{\w+\}/g, "\uffff");
  return [...groups].toSorted(([a], [b]) => (rank(a) < rank(b) ? -1 : 1));
}

function noteTemplate(template: string): RequestHandler {
  return (_, response, next) => {
    factsOf(response).template = template;
    next();
  };
}

export function factsOf(response: Response): RequestFacts {
  return response.locals as RequestFacts;
}

/** The end of the line: nobody before knew the address. */
export const refuseAddress: RequestHandler = () => {
  throw new TransportError(
    404,
    "no-such-address",
    "There is nothing at this address; the API is described at /api/docs.",
  );
};

function refuseMethod(group: readonly Route[]): RequestHandler {
  const allow = group.map(({ method }) => method.toUpperCase()).join(", ");
  return (request) => {
    throw new TransportError(405, "method-not-allowed", `${request.method} is not possible here; use ${allow}.`, {
      allow,
    });
  };
}

function admit(route: Route, { authenticate, publicUrl }: MountOptions): RequestHandler {
  return async (request, response, next) => {
    // A key is never sent by a browser on its own, so only other requests can be forged by another site.
    if (!request.headers.authorization) refuseOtherSites(request.method, request.headers, publicUrl);
    if (route.access === "anyone") return next();
    const actor = await authenticate(request);
    if (!actor) throw new AppError("unauthenticated", "sign-in-needed", "Sign in, or send an access key.");
    checkAccess(route.access, actor);
    factsOf(response).actor = actor;
    next();
  };
}

function handlerOf(route: Route): RequestHandler {
  const status = route.status ?? 200;
  return async (request, response) => {
    const result = await route.handle({
      params: route.params && validate(route.params, request.params),
      query: validateQuery(route.query ?? nothing, request.query),
      body: mayCarryBody(route) ? validate(route.body ?? nothing, request.body) : undefined,
      actor: factsOf(response).actor,
      headers: request.headers,
      ip: request.ip ?? "",
      signal: signalOf(response),
      setHeader: (name, value) => response.append(name, value),
    });
    response.status(status);
    if (status === 204) response.end();
    else response.json(publicPartOf(route, result));
  };
}

/** Also where none is taken, one is read: it is refused with its first key, not lost. */
const mayCarryBody = ({ method }: Route): boolean => method !== "get";

function signalOf(response: Response): AbortSignal {
  const controller = new AbortController();
  response.once("close", () => {
    if (!response.writableEnded) controller.abort();
  });
  return controller.signal;
}

function publicPartOf(route: Route, result: unknown): unknown {
  const { success, data, error } = route.output.safeParse(result);
  if (success) return data;
  throw new Error(`${route.method} ${route.path} returned what it does not declare`, { cause: error });
}

/** The last handler: whatever was thrown leaves as problem+json. */
export function sendProblem({ onBug }: Pick<MountOptions, "onBug">): ErrorRequestHandler {
  return (error, request, response, next) => {
    const { status, headers, body, isBug } = problemOf(error);
    if (isBug) onBug(error, { method: request.method, path: factsOf(response).template ?? "/*" });
    if (response.headersSent) return next(error);
    response.status(status).set(headers).type("application/problem+json").send(JSON.stringify(body));
  };
}
