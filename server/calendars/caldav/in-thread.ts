import { Worker } from "node:worker_threads";
import type { HttpResponse } from "../../../node-catalog/kit/http.ts";
import type { Question, Said, Send } from "./question.ts";

const MEMORY_MB = 256;

/**
 * Asks a CalDAV server in a thread of its own: with 340 kB of XML in which no name comes twice, tsdav is busy for 24 s, in
 * which no lead may wait. What it wants to be asked goes through `send`.
 *
 * @returns what the thread answers, which is not checked yet
 * @throws whatever ended the thread; `signal.reason` when that comes first
 */
export async function inThread(question: Question, send: Send, signal: AbortSignal): Promise<unknown> {
  const thread = new Worker(new URL("./dav-thread.ts", import.meta.url), {
    workerData: question,
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
    // Nothing of it belongs into a log: errors quote the calendar.
    stdout: true,
    stderr: true,
  });
  const answer = new Promise<unknown>((resolve, reject) => {
    thread.on("message", (said: Said) => ("answer" in said ? resolve(said.answer) : void fulfil(said, send)));
    thread.on("error", reject);
    thread.on("exit", () => reject(new Error("ended without an answer")));
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
  try {
    return await answer;
  } finally {
    await thread.terminate();
  }
}

async function fulfil({ wish, reply }: Extract<Said, { wish: unknown }>, send: Send): Promise<void> {
  // Why there is no reply, whoever sends knows; the thread goes on or gives up.
  const got: HttpResponse | null = await send(wish).catch(() => null);
  reply.postMessage(got, []);
  reply.close();
}
