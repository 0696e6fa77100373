import { collectDefaultMetrics, Histogram, Registry } from "prom-client";

export interface Metrics {
  readonly registry: Registry;
  /** One answered request; `path` as declared, never with ids in it. */
  observeRequest(facts: { method: string; path: string; status: number; ms: number }): void;
}

/** The process's figures for Prometheus. Features add their own to `registry`. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: "baton_" });
  const durations = new Histogram({
    name: "baton_http_request_duration_seconds",
    help: "How long requests took to answer.",
    labelNames: ["method", "path", "status"],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
  });
  return {
    registry,
    observeRequest: ({ method, path, status, ms }) => durations.observe({ method, path, status }, ms / 1000),
  };
}
