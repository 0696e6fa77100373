import { createServer, type Server } from "node:http";
import type { RequestHandler } from "express";
import type { Doorbell } from "../engine/doorbell.ts";
import { API_SCHEMAS } from "./api-schemas.ts";
import { createAuthenticate } from "./auth/authenticate.ts";
import { createAuth } from "./auth/better-auth.ts";
import { openCalendars } from "./calendars/calendars.ts";
import type { Core } from "./core.ts";
import { ping } from "./database/server-queries.ts";
import { runDemo } from "./demo/run-demo.ts";
import { isSameOrigin } from "./http/same-origin.ts";
import { createWebApp } from "./http/web-app.ts";
import { Intake } from "./intake/intake.ts";
import { kept } from "./intake/kept.ts";
import { readHomeCountry } from "./intake/source-queries.ts";
import { startLive } from "./live/live.ts";
import { allRoutes } from "./routes.ts";
import { formPages } from "./sources/form-routes.ts";
import { listen } from "./start/listen.ts";
import type { Stoppable } from "./start/stop-in-order.ts";

const COUNTRY_AGE_MS = 5_000;
/** How long requests that are under way have to end when the process stops. */
const PATIENCE_MS = 4_000;

export interface WebServer extends Stoppable {
  readonly port: number;
}

/**
 * Serves the API, sockets, hosted forms and pages.
 *
 * @param makeClient what answers for the pages; gets the server because a development server listens on it, too
 */
export async function startWeb(
  core: Core,
  makeClient: (server: Server) => Promise<RequestHandler>,
): Promise<WebServer> {
  const { config, catalog, engine, db, log, metrics, secretKey, version } = core;
  const { publicUrl } = config;
  // Before the sockets: they take their own requests from whoever listens already. Who listens later gets those, too, and
  // a request that two answer ends the process.
  const server = createServer((request, response) => void app(request, response));
  const auth = createAuth({ db, secretKey, publicUrl });
  const authenticate = createAuthenticate({ db, auth });
  const isOwnOrigin = (headers: Parameters<typeof isSameOrigin>[0]) => isSameOrigin(headers, publicUrl);
  const live = startLive({ server, db, catalog, authenticate, isOwnOrigin, log });
  const doorbell = hinting(core.doorbell, live.hint);
  const country = kept(() => readHomeCountry(db), COUNTRY_AGE_MS);
  const intake = new Intake({
    db: core.openBatchPool("intake", 2),
    engine,
    doorbell,
    homeCountry: () => country(""),
    log,
  });
  const calendars = openCalendars(secretKey, config, log);
  const { app, drain } = createWebApp({
    routes: allRoutes({ db, catalog, intake, doorbell, auth, publicUrl, calendars }),
    authenticate,
    logger: log,
    metrics,
    version,
    schemas: API_SCHEMAS,
    publicUrl,
    proxies: config.proxies,
    pingDatabase: () => ping(db),
    pages: [formPages({ db, intake })],
    client: await makeClient(server),
  });
  const port = await listen(server, config);
  const demo = runDemo({ db, catalog, intake, doorbell, isWatched: live.isWatched, log });
  return {
    name: "web server",
    port,
    async stop() {
      drain();
      await demo.stop();
      const closed = new Promise((resolve) => server.close(resolve));
      await live.stop();
      server.closeIdleConnections();
      // A caller that reads slowly must not take the time that batches need to end.
      const patience = setTimeout(() => server.closeAllConnections(), PATIENCE_MS);
      await closed;
      clearTimeout(patience);
      await Promise.all([intake.drain(), calendars.close()]);
    },
  };
}

/** Whoever rings has just committed something that open screens may show. */
function hinting(doorbell: Doorbell, hint: () => void): Doorbell {
  return {
    ring(bell) {
      doorbell.ring(bell);
      hint();
    },
    close: () => doorbell.close(),
  };
}
