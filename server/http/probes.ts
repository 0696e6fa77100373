import express, { type Request, type Router } from "express";
import { AppError } from "../../node-catalog/kit/errors.ts";
import type { Metrics } from "./metrics.ts";
import { factsOf, type Authenticate } from "./mount-routes.ts";

export interface ProbeOptions {
  readonly metrics: Metrics;
  readonly authenticate: Authenticate;
  readonly isDraining: () => boolean;
  /** Resolves when the database answers. */
  readonly pingDatabase: () => Promise<unknown>;
}

const PATIENCE_MS = 2_000;

/** For whatever watches over this process: alive, ready for traffic, figures. */
export function probes({ metrics, authenticate, isDraining, pingDatabase }: ProbeOptions): Router {
  const router = express.Router();
  router.get("/healthz", (_, response) => void response.json({ status: "ok" }));

  router.get("/readyz", async (_, response) => {
    const status = isDraining() ? "stopping" : (await answers(pingDatabase)) ? "ready" : "database-away";
    response.status(status === "ready" ? 200 : 503).json({ status });
  });

  router.get("/metrics", async (request, response) => {
    if (!isLocal(request)) {
      const actor = await authenticate(request);
      if (!actor) throw new AppError("unauthenticated", "sign-in-needed", "Send an access key of an admin.");
      factsOf(response).actor = actor;
      const mayRead = actor.kind === "key" ? actor.scopes.includes("admin") : actor.roles.includes("admin");
      if (!mayRead) throw new AppError("forbidden", "role-missing", "Only an admin may read the figures.");
    }
    response.type(metrics.registry.contentType).send(await metrics.registry.metrics());
  });
  return router;
}

async function answers(ping: () => Promise<unknown>): Promise<boolean> {
  const late = AbortSignal.timeout(PATIENCE_MS);
  const tooLate = new Promise<false>((resolve) => late.addEventListener("abort", () => resolve(false), { once: true }));
  return Promise.race([
    ping().then(
      () => true,
      () => false,
    ),
    tooLate,
  ]);
}

/** From this machine itself: not handed on by a proxy that runs on it, nor by a name that was pointed at it. */
function isLocal({ socket, headers }: Request): boolean {
  if (!/^(localhost|127\.[\d.]+|\[::1\])(:\d+)?$/.test(headers.host ?? "")) return false;
  if (headers["x-forwarded-for"] ?? headers.forwarded ?? headers.via) return false;
  return /^(::ffff:)?127\.|^::1$/.test(socket.remoteAddress ?? "");
}
