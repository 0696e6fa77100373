import { type Config, readConfig } from "./config.ts";
import { announce } from "./start/announce.ts";
import { buildClient } from "./start/build-client.ts";
import { openDatabase, prepareDatabase } from "./start/open-database.ts";
import { readSecretKey } from "./start/secret-key.ts";
import { onStopSignal, stopInOrder, type Stoppable } from "./start/stop-in-order.ts";
import { StartupProblem } from "./startup-problem.ts";
import { startWeb } from "./web.ts";

const say = (line: string) => console.log(line);

/** What runs so far, in the order in which it was started. */
const parts: Stoppable[] = [];

async function main(): Promise<void> {
  const config = readConfig();
  onStopSignal((signal) => {
    say(`${signal === "SIGINT" ? "Ctrl-C" : signal}: finishing what is under way; once more stops at once`);
    void stop(0);
  });
  say("Baton is starting");
  await start(config);
}

async function start(config: Config): Promise<void> {
  const database = await openDatabase(config, { say, onLost: fail });
  parts.push({ name: "database", stop: database.close });
  say(`Using the ${database.description}`);
  const secretKey = await readSecretKey(config);
  await prepareDatabase(database.url, { testClock: config.testClock, secretKey, say });

  if (config.role === "worker") return say("Baton's worker is ready");
  await buildClient(say);
  const web = await startWeb(config);
  parts.push(web);
  announce({ ...config, port: web.port }, say);
}

async function stop(code: number): Promise<void> {
  const late = await stopInOrder(parts);
  if (late) console.error(`The ${late} did not stop in time`);
  process.exit(late ? 1 : code);
}

function fail(error: unknown): void {
  if (error instanceof StartupProblem) console.error(error.message);
  else console.error("Baton has to stop because of a mistake in itself:", error);
  void stop(1);
}

process.on("uncaughtException", fail);
process.on("unhandledRejection", fail);
await main().catch(fail);
