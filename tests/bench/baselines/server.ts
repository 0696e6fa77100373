import { createServer } from "node:http";
import { createAuthenticate } from "../../../server/auth/authenticate.ts";
import { createAuth } from "../../../server/auth/better-auth.ts";
import { readConfig } from "../../../server/config.ts";
import { createPool } from "../../../server/database/pool.ts";
import { createLogger } from "../../../server/http/logger.ts";
import { createMetrics } from "../../../server/http/metrics.ts";
import { createWebApp } from "../../../server/http/web-app.ts";
import { intakeRoutes } from "../../../server/intake/routes.ts";
import { listen } from "../../../server/start/listen.ts";
import { oneStatement, transactionAndJob } from "./one-by-one.ts";
import type { Customer } from "./rows-of-a-lead.ts";

/**
 * The product's own Express, parsing and authentication; behind it, by BENCH_INTAKE, "none": an answer without a database,
 * "statement": one statement per lead, or "naive": a transaction and a job per lead.
 */
const config = readConfig();
const url = config.databaseUrl!;
const db = createPool({ url, name: "baseline", max: 8 });
const customer = JSON.parse(process.env["BENCH_CUSTOMER"] ?? "{}") as Customer;
const reply = { leadId: "00000000-0000-7000-8000-000000000001", runIds: [], duplicate: false, owner: null };

async function chooseIntake() {
  const kind = process.env["BENCH_INTAKE"];
  if (kind === "statement") return oneStatement(db, customer);
  if (kind === "naive") return transactionAndJob(db, url, customer);
  return async () => reply;
}

const auth = createAuth({ db, secretKey: Buffer.alloc(32, 1), publicUrl: undefined });
const { app } = createWebApp({
  routes: intakeRoutes({ db, intake: { accept: await chooseIntake() } }),
  authenticate: createAuthenticate({ db, auth }),
  logger: createLogger({ level: "error" }),
  metrics: createMetrics(),
  version: "bench",
  publicUrl: undefined,
  pingDatabase: async () => {},
});
const port = await listen(createServer(app), config);
console.log(`ready at http://127.0.0.1:${port}`);
process.on("SIGTERM", () => process.exit(0));
