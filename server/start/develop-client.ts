import { readFile } from "node:fs/promises";
import type { Server } from "node:http";
import path from "node:path";
import type { RequestHandler } from "express";
import { nonceOf } from "../http/security-headers.ts";

const CLIENT = path.join(import.meta.dirname, "../../client");
const NONCE_PLACEHOLDER = /__CSP_NONCE__/g;

/** For development: the pages as they are written, with changes shown at once, on the same port as everything else. */
export async function developClient(server: Server): Promise<RequestHandler> {
  // Only here, because it takes a second and memory that a running installation has no use for.
  const { createServer } = await import("vite");
  const vite = await createServer({
    configFile: path.join(CLIENT, "vite.config.ts"),
    appType: "custom",
    server: { middlewareMode: true, hmr: { server } },
  });
  return (request, response, next) => {
    vite.middlewares(request, response, async () => {
      if (request.method !== "GET" || !request.accepts("html")) return next();
      const page = await readFile(path.join(CLIENT, "index.html"), "utf8");
      const html = await vite.transformIndexHtml(request.originalUrl, page);
      response.type("html").send(html.replaceAll(NONCE_PLACEHOLDER, nonceOf(response)));
    });
  };
}
