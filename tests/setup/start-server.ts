import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Db } from "../../engine/database.ts";
import { type Caller, callerWith, signInByLink } from "../http/callers.ts";
import { launchBaton, operator, type RunningBaton } from "./baton.ts";
import { test as plainTest } from "./test.ts";

export { expect } from "./test.ts";

export interface StartedServer extends RunningBaton {
  readonly databaseUrl: string;
  /** A key that may do everything, as `baton api-key create` prints it. */
  readonly key: string;
  /** Calls with that key. */
  readonly api: Caller;
  /** Calls as this person, signed in. */
  as(personId: string): Promise<Caller>;
}

interface Where {
  readonly db: Db;
  readonly databaseUrl: string;
  /** Simulated leads come in by themselves, so only for tests that are about them. */
  readonly demo?: boolean;
}

type AtTheEnd = (end: () => Promise<void>) => void;

/** Starts the product as an operator would, on a database that is there, and makes a key by command line. */
export async function startServer(
  { db, databaseUrl, demo = false }: Where,
  atTheEnd: AtTheEnd,
): Promise<StartedServer> {
  const folder = await mkdtemp(path.join(tmpdir(), "baton-journey-"));
  atTheEnd(() => rm(folder, { recursive: true, force: true }));
  const env = { DATABASE_URL: databaseUrl, BATON_DATA: folder, HOST: "127.0.0.1", BATON_DEMO: demo ? "1" : "0" };
  const baton = await launchBaton(env, atTheEnd);
  const { out: key } = await operator(env, "api-key", "create", "--name", "Journeys", "--scope", "admin");
  return {
    ...baton,
    databaseUrl,
    key,
    api: callerWith(baton.url, { authorization: `Bearer ${key}` }),
    as: async (personId) => callerWith(baton.url, { cookie: await signInByLink(db, baton.url, personId) }),
  };
}

/** `test` with `server`, the product as a process of its own, one per file, and `api` to call it. */
export const test = testOf({ demo: false });

/** Like {@link test}, with the demo. */
export const demoTest = testOf({ demo: true });

function testOf({ demo }: { demo: boolean }) {
  return plainTest
    .extend("server", { scope: "file" }, async ({ db, databaseUrl }, { onCleanup }) =>
      startServer({ db, databaseUrl, demo }, inReverse(onCleanup)),
    )
    .extend("api", { scope: "file" }, ({ server }) => server.api);
}

/** One clean-up for all: the process ends before its folder goes. */
function inReverse(onCleanup: AtTheEnd): AtTheEnd {
  const ends: (() => Promise<void>)[] = [];
  onCleanup(async () => {
    for (const end of ends.toReversed()) await end();
  });
  return (end) => void ends.push(end);
}
