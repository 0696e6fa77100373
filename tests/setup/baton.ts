import { execFile, spawn } from "node:child_process";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { onTestFinished } from "vitest";

const PROJECT = path.join(import.meta.dirname, "../..");

export interface RunningBaton {
  /** http://localhost:PORT; empty for a worker. */
  readonly url: string;
  readonly pid: number;
  /** Signs the first admin in, as printed at the start. */
  readonly firstLink: string | undefined;
  /** What it has said so far. */
  output(): string;
  /** Sends a signal and waits until it has ended. @returns its exit code; null when it was killed */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

export type Environment = Readonly<Record<string, string>>;

/**
 * Starts Baton as `npm start` does, or by it, on a free port and with the test clock; it is killed at the end of the test.
 *
 * @throws with everything it said when it ends instead of getting ready
 */
export async function startBaton(env: Environment, command?: Words): Promise<RunningBaton> {
  return launchBaton(env, onTestFinished, command);
}

/** Like {@link startBaton}, for more than one test: `atTheEnd` gets what kills it. */
export async function launchBaton(
  env: Environment,
  atTheEnd: (kill: () => Promise<void>) => void,
  command?: Words,
): Promise<RunningBaton> {
  const { child, output, ended } = spawnBaton(env, command);
  atTheEnd(async () => {
    child.kill("SIGKILL");
    await ended;
  });
  const stop = async (signal: NodeJS.Signals = "SIGTERM") => {
    child.kill(signal);
    return ended;
  };
  for (const deadline = Date.now() + 90_000; Date.now() < deadline; await sleep(20)) {
    const ready = /Baton is ready at (\S+)[\s\S]*\n|worker is ready/.exec(output());
    if (ready) {
      const firstLink = /https?:\/\/\S+\/sign-in\/link#\S+/.exec(output())?.[0];
      return { url: ready[1] ?? "", pid: child.pid!, firstLink, output, stop };
    }
    if (child.exitCode !== null) break;
  }
  throw new Error(`Baton did not get ready:\n${output()}`);
}

/** Starts Baton where it cannot start. @returns its exit code and what it said */
export async function failToStart(env: Environment): Promise<{ code: number | null; said: string }> {
  const { child, output, ended } = spawnBaton(env);
  const timer = setTimeout(() => child.kill("SIGKILL"), 60_000);
  const code = await ended;
  clearTimeout(timer);
  return { code, said: output() };
}

/** Runs a command of the operator's. Failing is a result, too. */
export async function operator(
  env: Environment,
  ...words: string[]
): Promise<{ code: number; out: string; said: string }> {
  const args = [path.join(PROJECT, "server/cli/main.ts"), ...words];
  return new Promise((resolve) => {
    execFile(process.execPath, args, { env: environment(env) }, (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code ?? 1) : 0, out: stdout.trim(), said: stderr.trim() }),
    );
  });
}

type Words = readonly [program: string, ...args: string[]];

const BATON: Words = [process.execPath, path.join(PROJECT, "server/main.ts")];

function spawnBaton(env: Environment, [program, ...args]: Words = BATON) {
  const child = spawn(program, args, {
    cwd: PROJECT,
    env: environment(env),
    stdio: ["ignore", "pipe", "pipe"],
  });
  let text = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (part: Buffer) => (text += part.toString()));
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  return { child, ended, output: () => text };
}

/** Not the machine's own settings: a DATABASE_URL there must not become the test's database. */
function environment(env: Environment): NodeJS.ProcessEnv {
  const { PATH, HOME, TMPDIR } = process.env;
  return { PATH, HOME, TMPDIR, PORT: "0", BATON_TEST_CLOCK: "1", LOG_LEVEL: "warn", ...env };
}
