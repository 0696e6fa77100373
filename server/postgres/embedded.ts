import { setTimeout as sleep } from "node:timers/promises";
import { StartupProblem } from "../startup-problem.ts";
import { chooseAccount, type Account } from "./account.ts";
import { findBinaries, type Binaries } from "./binaries.ts";
import { initialise, removeDrafts, ROLE, SUPERUSER } from "./initialise.ts";
import { layoutOf, makeFolders, makeSocketFolder, type Layout } from "./layout.ts";
import { findPostmaster, isAlive, PostmasterEnded, startPostmaster, untilReady } from "./postmaster.ts";
import { holdServer, type Hold } from "./watchdog.ts";

export interface EmbeddedOptions {
  readonly dataFolder: string;
  /** More server settings, `name=value`. */
  readonly settings?: readonly string[];
  /** Called when the server died and was started again; connections have to be made anew. */
  readonly onRestart?: () => void;
  /** Called when the server died and could not be started again. */
  readonly onLost?: (error: unknown) => void;
}

export interface EmbeddedPostgres {
  /** For the application: its own role and database. */
  readonly url: string;
  /** For tests and for operators: the superuser. */
  readonly adminUrl: string;
  /** Whether this call started the server, or joined one that ran. */
  readonly started: boolean;
  readonly pid: number;
  /** Lets the server go, and waits until it has stopped unless another process still uses it. */
  release(): Promise<void>;
}

const START_LIMIT_MS = 60_000;
const LOOK_EVERY_MS = 250;
const STOP_LIMIT_MS = 8_000;

interface Parts {
  readonly layout: Layout;
  readonly binaries: Binaries;
  readonly account: Account;
  readonly settings: readonly string[];
}

interface Held {
  readonly hold: Hold;
  readonly pid: number;
  readonly socketFolder: string;
  readonly started: boolean;
}

/**
 * The built-in PostgreSQL on `dataFolder`: made when there is none, started when it does not run, joined when it does.
 * It listens on a socket in a private folder only, stops after the last process that uses it, and is started again when
 * it dies while this process runs.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const layout = layoutOf(options.dataFolder);
  const binaries = await findBinaries();
  await makeFolders(layout);
  const account = await chooseAccount(layout.folder, binaries.postgres);
  await initialise(layout, account, binaries);

  const parts: Parts = { layout, binaries, account, settings: options.settings ?? [] };
  const held = await acquire(parts);
  const guard = keepRunning(parts, held, options);
  return {
    url: urlOf(held.socketFolder, ROLE, ROLE),
    adminUrl: urlOf(held.socketFolder, SUPERUSER, SUPERUSER),
    started: held.started,
    get pid() {
      return guard.current().pid;
    },
    release: () => guard.release(),
  };
}

/** The URL of another database on the same server. */
export function withDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}

function urlOf(socketFolder: string, user: string, database: string): string {
  // The port is named because the driver would take PGPORT otherwise.
  return `postgresql://${user}@localhost:5432/${database}?host=${encodeURIComponent(socketFolder)}`;
}

/** Whoever else starts or stops the server meanwhile: ends with a share in a server that takes connections. */
async function acquire(parts: Parts): Promise<Held> {
  const deadline = Date.now() + START_LIMIT_MS;
  let started = false;
  while (Date.now() < deadline) {
    const running = await findPostmaster(parts.layout);
    if (!running) {
      started = await tryToStart(parts);
    } else if (running.status !== "" && running.status !== "stopping") {
      const hold = await holdServer(running, parts.layout.pidFile);
      if (hold && (await untilReady(parts.layout, running.pid))) return { hold, started, ...running };
      hold?.release();
    }
    await sleep(started ? 0 : 50);
  }
  throw new StartupProblem(
    `The built-in PostgreSQL was not ready within ${START_LIMIT_MS / 1000} s: see ${parts.layout.log}.`,
  );
}

async function tryToStart({ layout, binaries, account, settings }: Parts): Promise<boolean> {
  try {
    const socketFolder = await makeSocketFolder(layout, account);
    await startPostmaster(layout, account, { postgres: binaries.postgres, socketFolder, settings });
    await removeDrafts(layout);
    return true;
  } catch (error) {
    if (error instanceof PostmasterEnded && error.isPassing) return false;
    throw error;
  }
}

/** Looks whether the server lives, and starts it again when it does not. */
function keepRunning(parts: Parts, first: Held, { onRestart, onLost }: EmbeddedOptions) {
  let held = first;
  let released = false;
  let restart: Promise<void> | undefined;

  const timer = setInterval(() => {
    if (restart || isAlive(held.pid)) return;
    held.hold.release();
    restart = acquire(parts)
      .then((next) => {
        held = next;
        onRestart?.();
      })
      .catch((error: unknown) => onLost?.(error))
      .finally(() => (restart = undefined));
  }, LOOK_EVERY_MS);
  timer.unref();

  return {
    current: () => held,
    async release() {
      if (released) return;
      released = true;
      clearInterval(timer);
      await restart;
      held.hold.release();
      await untilStopped(parts.layout, held.pid);
    },
  };
}

/** Waits for a server that is stopping; returns soon when it goes on for somebody else. */
async function untilStopped(layout: Layout, pid: number): Promise<void> {
  const noticed = Date.now() + 500;
  const deadline = Date.now() + STOP_LIMIT_MS;
  while (Date.now() < deadline) {
    const found = await findPostmaster(layout);
    if (found?.pid !== pid) return;
    if (found.status !== "stopping" && Date.now() > noticed) return;
    await sleep(20);
  }
}
