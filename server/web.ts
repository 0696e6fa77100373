import { createServer } from "node:http";
import express from "express";
import type { Config } from "./config.ts";
import { listen } from "./start/listen.ts";
import type { Stoppable } from "./start/stop-in-order.ts";

/** The web server: API, sockets and pages. */
export async function startWeb(config: Config): Promise<Stoppable & { readonly port: number }> {
  const app = express();
  app.get("/healthz", (_, response) => void response.json({ status: "ok" }));
  const server = createServer(app);
  const port = await listen(server, config);
  return {
    name: "web server",
    port,
    stop: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeIdleConnections();
      }),
  };
}
