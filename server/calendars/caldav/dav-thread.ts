import { once } from "node:events";
import { MessageChannel, parentPort, workerData } from "node:worker_threads";
import type { HttpResponse } from "../../../node-catalog/kit/http.ts";
import { calendarsOf, eventsOf } from "./dav.ts";
import type { Question, Said, Wish } from "./question.ts";

// The thread of one account: see in-thread.ts.
const question = workerData as Question;
const find = () =>
  question.find === "calendars" ? calendarsOf(question.address, askOutside) : eventsOf(question, askOutside);
say({ answer: await find() });

function say(said: Said): void {
  parentPort!.postMessage(said, "reply" in said ? [said.reply] : []);
}

/** The only way out of this thread. */
async function askOutside(url: string | URL | Request, init: RequestInit = {}): Promise<Response> {
  const { port1, port2 } = new MessageChannel();
  const { method, headers, body } = init as Wish;
  const redirects = init.redirect === "manual" ? "tell" : "follow";
  say({ wish: { url: url as string, method, headers, body, redirects }, reply: port2 });
  const [reply] = (await once(port1, "message")) as [HttpResponse | null];
  port1.close();
  if (reply === null) throw new Error("no reply");
  return new Response(reply.body || null, { status: reply.status, headers: reply.headers });
}
