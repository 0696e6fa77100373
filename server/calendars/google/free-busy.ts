import { z } from "zod";
import type { AppError } from "../../../node-catalog/kit/errors.ts";
import type { HttpResponse } from "../../../node-catalog/kit/http.ts";
import type { Interval } from "../../../node-catalog/kit/time.ts";
import type { GuardedClient } from "../../outgoing/guarded-client.ts";
import { type Span, together } from "../intervals.ts";
import { calendarRefused, hasProblem, notSwitchedOn, notTicked } from "./problems.ts";
import { TIMEOUT_MS } from "./provider.ts";

const moment = z.iso.datetime({ offset: true }).transform((text) => Date.parse(text));
const reason = z.object({ reason: z.string() });
const calendar = z.object({
  busy: z.array(z.object({ start: moment, end: moment })).default([]),
  errors: z.array(reason).default([]),
});
const freeBusy = z.object({ calendars: z.record(z.string(), calendar) });
const failure = z.object({ error: z.object({ errors: z.array(reason).default([]) }) });

/**
 * When somebody is busy by their own calendar at Google (`POST /freeBusy`): times and nothing else.
 *
 * @param span at most about three months, by Google's limit
 */
export async function askFreeBusy(
  http: GuardedClient,
  { api, accessToken, span }: { api: string; accessToken: string; span: Span },
): Promise<readonly Interval[]> {
  const [timeMin, timeMax] = [span.from, span.to].map((at) => new Date(at).toISOString());
  const reply = await http.request({
    method: "POST",
    url: `${api}/freeBusy`,
    headers: { authorization: `Bearer ${accessToken}`, "content-type": "application/json" },
    body: JSON.stringify({ timeMin, timeMax, items: [{ id: "primary" }] }),
    timeoutMs: TIMEOUT_MS,
    redirects: "tell",
  });
  if (reply.status !== 200) throw explainStatus(reply);
  // Only one was asked for, under a name by which Google need not call it.
  const [own] = Object.values(parse(freeBusy, reply.body)?.calendars ?? {});
  if (!own) throw hasProblem(reply.status);
  if (own.errors.length > 0) throw explainReasons(own.errors, reply.status);
  return together(
    own.busy.map(({ start, end }) => [start, end]),
    span,
  );
}

function explainStatus({ status, body }: HttpResponse): AppError {
  if (status === 401) return calendarRefused();
  return explainReasons(parse(failure, body)?.error.errors ?? [], status);
}

function explainReasons(reasons: readonly z.infer<typeof reason>[], status: number): AppError {
  const says = (word: string): boolean => reasons.some(({ reason }) => reason === word);
  if (says("insufficientPermissions")) return notTicked();
  if (says("accessNotConfigured")) return notSwitchedOn();
  if (says("notFound") || says("forbidden")) return calendarRefused();
  return hasProblem(status);
}

function parse<Schema extends z.ZodType>(schema: Schema, text: string): z.infer<Schema> | undefined {
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}
