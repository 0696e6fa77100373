import { parseArgs } from "node:util";
import { type Config, readConfig } from "./config.ts";
import { type Core, openCore } from "./core.ts";
import { serveClient } from "./http/serve-client.ts";
import { announce } from "./start/announce.ts";
import { buildClient, CLIENT_FOLDER } from "./start/build-client.ts";
import { developClient } from "./start/develop-client.ts";
import { makeDemo, makeFirstLink } from "./start/first-start.ts";
import { openDatabase, prepareDatabase } from "./start/open-database.ts";
import { readSecretKey } from "./start/secret-key.ts";
import { onStopSignal, stopInOrder, type Stoppable } from "./start/stop-in-order.ts";
import { StartupProblem } from "./startup-problem.ts";
import { startWeb } from "./web.ts";
import { startWorker } from "./worker.ts";

const say = (line: string) => console.log(line);

/** What runs so far, in the order in which it was started. */
const running: Stoppable[] = [];

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { dev: { type: "boolean", default: false } } });
  const config = readConfig();
  onStopSignal((signal) => {
    say(`${signal === "SIGINT" ? "Ctrl-C" : signal}: finishing what is under way; once more stops at once`);
    void stop(0);
  });
  say("Baton is starting");
  await start(config, values.dev);
}

async function start(config: Config, isDevelopment: boolean): Promise<void> {
  const database = await openDatabase(config, { say, onLost: fail });
  running.push({ name: "database", stop: database.close });
  say(`Using the ${database.description}`);
  const secretKey = await readSecretKey(config);
  await prepareDatabase(database.url, { testClock: config.testClock, secretKey, say });

  const core = await openCore(database.url, config, secretKey);
  running.push({ name: "connections", stop: () => core.close() });
  if (config.demo && (await makeDemo(core.db, core.catalog))) say("A demo with simulated leads was made");
  if (config.role !== "web") running.push(await startWorker(core, fail));
  if (config.role === "worker") return say("Baton's worker is ready");
  await startPages(core, isDevelopment);
}

async function startPages(core: Core, isDevelopment: boolean): Promise<void> {
  if (!isDevelopment) await buildClient(say);
  const web = await startWeb(core, (server) => (isDevelopment ? developClient(server) : serveClient(CLIENT_FOLDER)));
  running.push(web);
  const ready = { ...core.config, port: web.port };
  announce({ ...ready, firstLink: await makeFirstLink(core.db, ready) }, say);
}

async function stop(code: number): Promise<void> {
  const unstopped = await stopInOrder(running);
  if (unstopped.length > 0) console.error(`Not stopped in time: ${unstopped.join(", ")}`);
  process.exit(unstopped.length > 0 ? 1 : code);
}

function fail(error: unknown): void {
  if (error instanceof StartupProblem) console.error(error.message);
  else console.error("Baton has to stop because of a mistake in itself:", error);
  void stop(1);
}

process.on("uncaughtException", fail);
process.on("unhandledRejection", fail);
await main().catch(fail);
