import type { RequestHandler } from "express";
import type { Logger } from "./logger.ts";
import type { Metrics } from "./metrics.ts";
import { factsOf } from "./mount-routes.ts";

/** Notes each answered request in log and figures, by the declared path: addresses hold ids, and queries hold names. */
export function noteRequests(logger: Logger, metrics: Metrics): RequestHandler {
  return (request, response, next) => {
    const began = performance.now();
    response.once("close", () => {
      const { template, actor } = factsOf(response);
      const path = template ?? (request.originalUrl.startsWith("/api/") ? "/api/*" : "/*");
      // 499 as in nginx: the caller had gone before the answer.
      const status = response.writableFinished ? response.statusCode : 499;
      const ms = Math.round((performance.now() - began) * 10) / 10;
      const facts = { method: request.method, path, status, ms };
      metrics.observeRequest(facts);
      const level = status >= 500 ? "warn" : template ? "info" : "debug";
      logger[level]({ ...facts, ...(actor && { actor: actor.kind, actorId: actor.id }) }, "request");
    });
    next();
  };
}
