import type { HttpResponse } from "../../../node-catalog/kit/http.ts";
import { Gate, inThread } from "../threads.ts";
import type { Question, Said, Send } from "./question.ts";

/** They wait for the server most of the time. */
const gate = new Gate(4);

/**
 * Asks a CalDAV server in a thread: with 340 kB of XML in which no name comes twice, tsdav is busy for 24 s, in which no lead
 * may wait. What it wants to be asked goes through `send`.
 *
 * @returns what the thread answers, which is not checked yet
 * @throws whatever ended the thread; `signal.reason` when that comes first
 */
export async function askInThread(question: Question, send: Send, signal: AbortSignal): Promise<unknown> {
  const listen = (something: unknown): Extract<Said, { answer: unknown }> | undefined => {
    const said = something as Said;
    if ("answer" in said) return said;
    void fulfil(said, send);
    return undefined;
  };
  const { answer } = await inThread(new URL("./dav-thread.ts", import.meta.url), {
    data: question,
    listen,
    signal,
    gate,
  });
  return answer;
}

async function fulfil({ wish, reply }: Extract<Said, { wish: unknown }>, send: Send): Promise<void> {
  // Why there is no reply, whoever sends knows; the thread goes on or gives up.
  const got: HttpResponse | null = await send(wish).catch(() => null);
  reply.postMessage(got, []);
  reply.close();
}
