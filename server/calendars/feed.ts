import { createHash } from "node:crypto";
import { AppError } from "../../node-catalog/kit/errors.ts";
import type { HttpResponse } from "../../node-catalog/kit/http.ts";
import type { GuardedClient } from "../outgoing/guarded-client.ts";
import { readIcs } from "./ics/read-ics.ts";
import type { Marks, ReadBusy } from "./source.ts";

const TIMEOUT_MS = 20_000;

/** A calendar at a public or secret address (iCalendar over http). */
export function createReadFeed(http: GuardedClient): ReadBusy<"feed"> {
  return async ({ address }, { span, owner, marks }) => {
    const reply = await http.request({
      method: "GET",
      url: address,
      headers: { accept: "text/calendar", ...conditions(marks) },
      timeoutMs: TIMEOUT_MS,
    });
    if (reply.status === 304) return "unchanged";
    if (reply.status !== 200) throw notThere(reply.status, new URL(address).host);
    const digest = digestOf(reply.body);
    if (digest === marks["digest"]) return "unchanged";
    return { busy: await readIcs({ text: reply.body, span, ...owner }), marks: marksOf(reply, digest) };
  };
}

function conditions({ etag, lastModified }: Marks): Record<string, string> {
  return { ...(etag && { "if-none-match": etag }), ...(lastModified && { "if-modified-since": lastModified }) };
}

function marksOf({ headers }: HttpResponse, digest: string): Marks {
  const [etag, lastModified] = [headers["etag"], headers["last-modified"]];
  return { digest, ...(etag && { etag }), ...(lastModified && { lastModified }) };
}

/** Google and others write into every event when they were asked: that alone is no change. */
function digestOf(text: string): string {
  return createHash("sha256")
    .update(text.replace(/^DTSTAMP[:;].*\r?\n/gm, ""))
    .digest("base64url");
}

function notThere(status: number, host: string): AppError {
  if (status >= 500 || status === 429) {
    return new AppError(
      "unavailable",
      "calendar-unavailable",
      `${host} has a problem of its own at the moment (${status}).`,
    );
  }
  const message = `${host} does not hand out this calendar (any more): copy its address there once more and connect it again.`;
  return new AppError("stop", "calendar-refused", message);
}
