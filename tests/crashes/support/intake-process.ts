import { createPool } from "../../../server/database/pool.ts";
import { anEngine, incoming } from "../../engine/support/a-world.ts";
import { Intake } from "../../../server/intake/intake.ts";
import { catalog } from "./a-flow.ts";
import { sayTo } from "./say.ts";

/** Posts leads, eight at a time, as web process does; says which were acknowledged and which were not. */
const [url, source, callerId, total] = process.argv.slice(2) as [string, string, string, string];
const intake = new Intake({
  db: createPool({ url, name: "crash intake", max: 1, statementTimeoutMs: 5_000, idleInTransactionMs: 1_500 }),
  engine: anEngine(catalog),
  doorbell: { ring() {}, close: async () => {} },
  homeCountry: async () => "DE",
  log: { error: ({ err }: { err?: Error }) => sayTo("error", String(err)) },
});

let next = 0;
async function post(): Promise<void> {
  while (next < Number(total)) {
    const key = String(next++);
    const body = { name: `Lead ${key}`, email: `crash-${callerId}-${key}@example.org` };
    await intake.accept(incoming(source, body, { callerId, key })).then(
      ({ leadId }) => sayTo("ack", `${key} ${leadId}`),
      (error: Error) => sayTo("refused", `${key} ${error.message}`),
    );
  }
}
sayTo("ready");
await Promise.all(Array.from({ length: 8 }, post));
sayTo("done");
process.exit(0);
