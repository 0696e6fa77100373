import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

/** The same for every process, as on one database it must be. */
const BATON_SECRET_KEY = "0".repeat(64);
const PROJECT = path.join(import.meta.dirname, "../..");

export interface Served extends AsyncDisposable {
  readonly url: string;
  readonly process: ChildProcess;
}

/** Starts a server as a process of its own, as in real life, and waits until it says where it is. */
export async function serve(script: string, env: Readonly<Record<string, string>>): Promise<Served> {
  const { PATH, HOME } = process.env;
  const BATON_DATA = await mkdtemp(path.join(tmpdir(), "baton-bench-data-"));
  const child = spawn(process.execPath, [path.join(PROJECT, script)], {
    env: {
      PATH,
      HOME,
      PORT: "0",
      HOST: "127.0.0.1",
      LOG_LEVEL: "error",
      NODE_ENV: "production",
      BATON_DATA,
      BATON_SECRET_KEY,
      ...env,
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let said = "";
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.on("data", (part: Buffer) => {
      said += part.toString();
      const ready = /ready at (\S+)|worker is ready/.exec(said);
      if (ready) resolve(ready[1] ?? "");
    });
    child.once("exit", () => reject(new Error(`${script} ended:\n${said}`)));
  });
  return {
    url,
    process: child,
    async [Symbol.asyncDispose]() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill("SIGTERM");
      await once(child, "exit");
    },
  };
}
