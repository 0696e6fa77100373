import { startWorker as startEngineWorker } from "../engine/worker.ts";
import { openCalendars } from "./calendars/calendars.ts";
import type { Core } from "./core.ts";
import { CRONTAB, cronTasks } from "./jobs.ts";
import { createGuardedClient } from "./outgoing/guarded-client.ts";
import { createReadSecrets } from "./outgoing/node-secrets.ts";
import { extendOpenIntervals } from "./people/jobs.ts";
import type { Stoppable } from "./start/stop-in-order.ts";
import { startOpening } from "./waiting-list/jobs.ts";
import { readLeadFacts } from "./world/lead-facts.ts";

/** The worker: takes runs on, delivers calls to other systems, does what the calendar says. */
export async function startWorker(core: Core, onCrash: (error: unknown) => void): Promise<Stoppable> {
  const { config, catalog, engine, db, utils, log } = core;
  const http = createGuardedClient({ allow: config.httpAllow });
  const stopping = new AbortController();
  const calendars = openCalendars(core.secretKey, config, log);
  const readSecrets = createReadSecrets(config.dataFolder);
  // A server that was off for weeks would find nobody at work.
  await extendOpenIntervals(db);
  const worker = await startEngineWorker({
    db: core.openBatchPool("advance", 4),
    graphileDb: core.openGraphilePool("jobs", 4),
    utils,
    engine,
    delivery: { db, catalog, programs: engine.programs, http, readSecrets, readSubject: readLeadFacts },
    tasks: cronTasks(db, calendars, stopping.signal),
    crontab: CRONTAB,
    log,
    onCrash,
  });
  const opening = startOpening(core);
  return {
    name: "worker",
    async stop() {
      stopping.abort();
      await opening.stop();
      await worker.stop();
      await Promise.all([http.close(), calendars.close()]);
    },
  };
}
