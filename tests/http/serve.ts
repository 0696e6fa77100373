import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { inspect } from "node:util";
import type { Logger } from "../../server/http/logger.ts";
import { createLogger } from "../../server/http/logger.ts";
import { createMetrics } from "../../server/http/metrics.ts";
import type { Actor, Route } from "../../server/http/route.ts";
import { createWebApp, type WebAppOptions } from "../../server/http/web-app.ts";

export interface TestServer extends AsyncDisposable {
  readonly url: string;
  /** Every line that was logged, parsed. */
  readonly log: Record<string, unknown>[];
  drain(): void;
}

/** A web server that listens; callers are who they say they are in the header `x-actor`. */
export async function serve(
  routes: readonly Route[],
  { bugs = "aloud", ...options }: Partial<WebAppOptions> & { bugs?: "expected" | "aloud" } = {},
): Promise<TestServer> {
  const log: Record<string, unknown>[] = [];
  const { app, drain } = createWebApp({
    routes,
    authenticate: async ({ headers }) =>
      headers["x-actor"] ? (JSON.parse(String(headers["x-actor"])) as Actor) : null,
    logger: loggerInto(log, { bugs }),
    metrics: createMetrics(),
    version: "0.0.0-test",
    publicUrl: undefined,
    pingDatabase: async () => {},
    ...options,
  });
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    log,
    drain,
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** A logger that keeps its lines. A bug is also said aloud, since the reply of 500 says nothing, unless it is expected. */
export function loggerInto(lines: Record<string, unknown>[], { bugs }: { bugs: "expected" | "aloud" }): Logger {
  const write = (text: string) => {
    const line = JSON.parse(text) as Record<string, unknown>;
    lines.push(line);
    if (bugs === "aloud" && line["msg"] === "bug") process.stderr.write(`${inspect(line, { depth: 5 })}\n`);
  };
  return createLogger({ level: "debug", to: { write } });
}
