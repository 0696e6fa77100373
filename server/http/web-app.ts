import compression from "compression";
import express, { type Express, type RequestHandler } from "express";
import { apiDocs } from "./api-docs.ts";
import type { Logger } from "./logger.ts";
import type { Metrics } from "./metrics.ts";
import { mountRoutes, refuseAddress, sendProblem, type Authenticate } from "./mount-routes.ts";
import { describeApi, type NamedSchemas } from "./openapi.ts";
import { probes } from "./probes.ts";
import { noteRequests } from "./request-log.ts";
import type { Route } from "./route.ts";
import { secureData, secureHeaders } from "./security-headers.ts";

export interface WebAppOptions {
  readonly routes: readonly Route[];
  readonly authenticate: Authenticate;
  readonly logger: Logger;
  readonly metrics: Metrics;
  /** The release, for the API's documentation. */
  readonly version: string;
  readonly schemas?: NamedSchemas;
  /** The origin of this installation; from each request where it is not known. */
  readonly publicUrl: string | undefined;
  /** Networks of proxies elsewhere: all their customers would else share one limit. */
  readonly proxies?: readonly string[];
  /** Resolves when the database answers. */
  readonly pingDatabase: () => Promise<unknown>;
  /** Addresses outside of the API, such as hosted forms; before the client's pages. */
  readonly pages?: readonly RequestHandler[];
  /** The client's pages: `serveClient(folder)`, or a development server. */
  readonly client?: RequestHandler;
}

export interface WebApp {
  readonly app: Express;
  /** From now on not ready, and each connection ends with its answer; requests are still answered. */
  drain(): void;
}

/** Puts the web server together: probes, API with its documentation, pages. */
export function createWebApp(options: WebAppOptions): WebApp {
  const { routes, authenticate, logger, metrics, version, publicUrl, proxies = [], pages = [], client } = options;
  let draining = false;
  const mount = {
    authenticate,
    publicUrl,
    onBug: (error: unknown, where: object) => logger.error({ err: error, ...where }, "bug"),
  };

  const app = express();
  app.disable("x-powered-by").disable("etag");
  // Where the address is https, a proxy ends TLS, possibly on another machine of the same network.
  const near = publicUrl?.startsWith("https:") ? ["loopback", "linklocal", "uniquelocal"] : ["loopback"];
  app.set("trust proxy", [...near, ...proxies]);
  app.use(noteRequests(logger, metrics));
  app.use((_, response, next) => {
    if (draining) response.set("connection", "close");
    next();
  });
  app.use(compressed);
  // In front of everything that only pages need: of all requests, leads come most.
  app.use("/api/v1", secureData(publicUrl), mountRoutes(routes, mount), refuseAddress);

  app.use(secureHeaders(publicUrl));
  app.use(probes({ metrics, authenticate, isDraining: () => draining, pingDatabase: options.pingDatabase }));
  const describe = once(() => describeApi(routes, { version, schemas: options.schemas }));
  app.get("/api/openapi.json", (_, response) => void response.json(describe()));
  app.use(apiDocs(describe));
  app.use("/api", refuseAddress);
  app.use([...pages, ...(client ? [client] : []), refuseAddress]);
  app.use(sendProblem(mount));
  return { app, drain: () => void (draining = true) };
}

const squeeze = compression({ threshold: "2kb" });

/** Long lists on a slow phone take a second less. What changes something is answered in few bytes, and as fast as can be. */
const compressed: RequestHandler = (request, response, next) =>
  request.method === "GET" ? squeeze(request, response, next) : next();

/** Computed at its first use: most processes never show the documentation. */
function once<T>(compute: () => T): () => T {
  let value: { readonly it: T } | undefined;
  return () => (value ??= { it: compute() }).it;
}
