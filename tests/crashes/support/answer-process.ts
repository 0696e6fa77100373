import { transaction } from "../../../engine/database.ts";
import { newId } from "../../../engine/ids.ts";
import { wake } from "../../../engine/wake.ts";
import { createPool } from "../../../server/database/pool.ts";
import { sayTo } from "./say.ts";

/** A web process in which somebody says that the customer was reached. */
const [url, runId, subject] = process.argv.slice(2) as [string, string, string];
const db = createPool({ url, name: "crash answer", max: 1, statementTimeoutMs: 5_000, idleInTransactionMs: 1_500 });
const event = { id: newId(), runId, subject, kind: "reached" };
await transaction(db, (tx) => wake(tx, event), "wake").then(
  (outcome) => sayTo("answered", outcome),
  (error: Error) => sayTo("refused", error.message),
);
process.exit(0);
