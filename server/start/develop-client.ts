import { readFile } from "node:fs/promises";
import type { Server } from "node:http";
import path from "node:path";
import express, { type RequestHandler } from "express";
import { nonceOf } from "../http/security-headers.ts";

const CLIENT = path.join(import.meta.dirname, "../../client");
const NONCE_PLACEHOLDER = /__CSP_NONCE__/g;
/** The client's modules lie below it: its folder api/ would hide behind the API otherwise. */
const BASE = "/@client/";

/** For development: the pages as they are written, with changes shown at once, on the same port as everything else. */
export async function developClient(server: Server): Promise<RequestHandler> {
  // Only here, because it takes a second and memory that a running installation has no use for.
  const { createServer } = await import("vite");
  const vite = await createServer({
    configFile: path.join(CLIENT, "vite.config.ts"),
    // Bundled to a temporary file, the configuration would make `node --watch` restart for ever.
    configLoader: "native",
    base: BASE,
    appType: "custom",
    server: { middlewareMode: true, hmr: { server }, watch: { ignored: ["**/dist/**"] } },
  });
  const files = express.static(path.join(CLIENT, "public"));

  return (request, response, next) => {
    if (request.path.startsWith(BASE)) return vite.middlewares(request, response, next);
    files(request, response, async () => {
      if (request.method !== "GET" || !request.accepts("html")) return next();
      const page = await readFile(path.join(CLIENT, "index.html"), "utf8");
      const html = await vite.transformIndexHtml("/index.html", page, request.originalUrl);
      response.type("html").send(html.replaceAll(NONCE_PLACEHOLDER, nonceOf(response)));
    });
  };
}
