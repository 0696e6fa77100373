import { Worker } from "node:worker_threads";

const MEMORY_MB = 256;

/** Lets so many through at a time; the others wait for their turn. */
export class Gate {
  #free: number;
  readonly #waiting: (() => void)[] = [];

  constructor(atOnce: number) {
    this.#free = atOnce;
  }

  async through<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.#free === 0) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    else this.#free--;
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#free++;
    }
  }
}

/** What a thread says, and how to answer it. @returns anything but undefined: what was asked for, and the end of it */
export type Listen<Answer> = (said: unknown) => Answer | undefined;

interface Thread<Answer> {
  /** What the file gets as `workerData`. */
  readonly data: unknown;
  readonly listen: Listen<Answer>;
  readonly signal: AbortSignal;
  /** Threads take a processor and memory: of those that come together most wait, so that leads never do. */
  readonly gate: Gate;
}

/**
 * Runs a file in a thread of its own until it has said what was asked for.
 *
 * @throws whatever ended the thread; `signal.reason` when that comes first
 */
export const inThread = <Answer>(file: URL, thread: Thread<Answer>): Promise<Answer> =>
  thread.gate.through(() => run(file, thread));

async function run<Answer>(file: URL, { data, listen, signal }: Thread<Answer>): Promise<Answer> {
  signal.throwIfAborted();
  const thread = new Worker(file, {
    workerData: data,
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
    // Nothing of it belongs into a log: errors quote the calendar.
    stdout: true,
    stderr: true,
  });
  const answer = new Promise<Answer>((resolve, reject) => {
    thread.on("message", (said: unknown) => {
      const found = listen(said);
      if (found !== undefined) resolve(found);
    });
    // For as long as it lives: without anybody who listens, one that runs out of memory ends the whole process.
    thread.on("error", reject);
    thread.on("exit", () => reject(new Error("ended without an answer")));
    signal.addEventListener("abort", () => reject(signal.reason as Error), { once: true });
  });
  try {
    return await answer;
  } finally {
    await thread.terminate();
  }
}

/** Did it need more memory than it gets? */
export const isOutOfMemory = (error: unknown): boolean =>
  (error as NodeJS.ErrnoException).code === "ERR_WORKER_OUT_OF_MEMORY";
