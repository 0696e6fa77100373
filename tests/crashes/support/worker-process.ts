import { makeWorkerUtils } from "graphile-worker";
import { AskedTeams } from "../../../engine/asked-teams.ts";
import { Programs } from "../../../engine/program-store.ts";
import { startWorker } from "../../../engine/worker.ts";
import { createPool } from "../../../server/database/pool.ts";
import { startOpening } from "../../../server/waiting-list/jobs.ts";
import { readLeadFacts } from "../../../server/world/lead-facts.ts";
import { FactsLoader } from "../../../server/world/load-facts.ts";
import { createWorld } from "../../../server/world/world.ts";
import { catalog } from "./a-flow.ts";
import { sayTo } from "./say.ts";

/** A worker on the database that it is given, as `npm start` runs it, until it is killed. */
const url = process.argv[2]!;
const batches = { statementTimeoutMs: 5_000, idleInTransactionMs: 1_500 };
const db = createPool({ url, name: "crash advance", max: 4, ...batches });
const graphileDb = createPool({ url, name: "crash jobs", max: 4, driverTypes: true });
const utils = await makeWorkerUtils({ pgPool: graphileDb });
const programs = new Programs();
const log = { info() {}, error: ({ err }: { err?: Error }) => sayTo("error", String(err)) };

await startWorker({
  db,
  graphileDb,
  utils,
  engine: { world: createWorld(new FactsLoader()), catalog, programs, askedTeams: new AskedTeams() },
  delivery: {
    db,
    catalog,
    programs,
    http: {
      async request({ body }) {
        await db.query("insert into test_calls (key) values ($1)", [body]);
        return { status: 200, headers: {}, body: "" };
      },
    },
    readSecrets: async () => ({}),
    readSubject: readLeadFacts,
  },
  tasks: {},
  crontab: "",
  log,
  onCrash(error) {
    sayTo("crash", String(error));
    process.exit(1);
  },
});
startOpening({ db, doorbell: { ring() {} }, log });
sayTo("ready");
