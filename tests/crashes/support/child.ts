import { type ChildProcess, spawn } from "node:child_process";
import path from "node:path";
import { createInterface } from "node:readline";

export interface Child {
  readonly process: ChildProcess;
  /** Everything that it said, a line each. */
  readonly lines: readonly string[];
  readonly ended: Promise<void>;
  /** Resolves when it has said this word, or has ended. */
  said(word: string): Promise<void>;
  signal(name: NodeJS.Signals): void;
  /** Ends it, if it has not ended by itself. */
  kill(): Promise<void>;
}

/**
 * Starts one of the programs beside this file.
 *
 * @param crashPoint where it ends or stops itself, as in engine/crash-points.ts
 */
export function spawnChild(
  program: "worker" | "intake" | "answer" | "overdue" | "heartbeat",
  args: readonly string[],
  crashPoint = "",
): Child {
  const file = path.join(import.meta.dirname, `${program}-process.ts`);
  const child = spawn(process.execPath, [file, ...args], {
    env: { ...process.env, BATON_CRASH_POINT: crashPoint },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const lines: string[] = [];
  const waiting = new Map<string, () => void>();
  createInterface({ input: child.stdout }).on("line", (line) => {
    lines.push(line);
    waiting.get(line.split(" ")[0]!)?.();
  });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  return {
    process: child,
    lines,
    ended,
    said(word) {
      if (lines.some((line) => line.split(" ")[0] === word)) return Promise.resolve();
      return Promise.race([ended, new Promise<void>((resolve) => waiting.set(word, resolve))]);
    },
    signal: (name) => void child.kill(name),
    async kill() {
      child.kill("SIGKILL");
      await ended;
    },
  };
}
