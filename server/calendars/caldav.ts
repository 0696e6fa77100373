import { z } from "zod";
import { AppError } from "../../node-catalog/kit/errors.ts";
import type { HttpResponse } from "../../node-catalog/kit/http.ts";
import type { Interval } from "../../node-catalog/kit/time.ts";
import type { GuardedClient } from "../outgoing/guarded-client.ts";
import { askInThread } from "./caldav/in-thread.ts";
import * as problem from "./caldav/problems.ts";
import type { Question } from "./caldav/question.ts";
import { createSendAs, settle } from "./caldav/send-as.ts";
import { type CaldavAccount, type CaldavCalendar, caldavCalendar } from "./contract.ts";
import { readIcs } from "./ics/read-ics.ts";
import type { Asked, ReadBusy } from "./source.ts";
import { isOutOfMemory } from "./threads.ts";

/** For everything that is to be asked of one account. */
const TIMEOUT_MS = 30_000;
/** One reply alone may take a third of that. */
const forOne = (timeoutMs: number): number => Math.ceil(timeoutMs / 3);
/** Characters, of all replies together. */
const LARGEST = 20_000_000;

const events = z.union([
  z.literal("unchanged"),
  z.object({ state: z.string().optional(), texts: z.array(z.string()) }),
]);

/** Calendars of an account at a CalDAV server (RFC 4791), asked for events only. */
export function createReadCaldav(http: GuardedClient, timeoutMs = TIMEOUT_MS): ReadBusy<"caldav"> {
  return async (account, { marks, ...asked }) => {
    const question = { find: "events", calendars: account.calendars, span: asked.span, state: marks["state"] } as const;
    const how = { judge: ofCalendar, otherwise: problem.isUnreadable };
    const found = events.parse(await ask({ http, account, question, timeoutMs, ...how }));
    if (found === "unchanged") return found;
    const { state, texts } = found;
    const emails = [...asked.owner.emails, account.userName.toLowerCase()];
    const owner = { ...asked.owner, emails };
    return { busy: await busyIn(texts, { ...asked, owner }, hostOf(account)), marks: { ...(state && { state }) } };
  };
}

/**
 * The calendars of an account that may hold events, wherever its server keeps them (RFC 6764).
 *
 * @throws AppError with a sentence for its owner, also when there is none
 */
export function createDiscover(
  http: GuardedClient,
  timeoutMs = TIMEOUT_MS,
): (account: CaldavAccount) => Promise<CaldavCalendar[]> {
  return async (account) => {
    const question = { find: "calendars", address: await settle(http, account.address, forOne(timeoutMs)) } as const;
    const how = { judge: ofAccount, otherwise: problem.isNoCaldav };
    const calendars = z.array(caldavCalendar).parse(await ask({ http, account, question, timeoutMs, ...how }));
    if (calendars.length === 0) throw problem.hasNone(hostOf(account));
    return calendars;
  };
}

interface Asking {
  readonly http: GuardedClient;
  readonly account: CaldavAccount;
  readonly question: Question;
  readonly timeoutMs: number;
  /** Why a reply is of no use; undefined: it may be. */
  readonly judge: (reply: HttpResponse, host: string) => AppError | undefined;
  /** What it is when the server said nothing wrong, and nothing that can be understood. */
  readonly otherwise: (host: string) => AppError;
}

async function ask(asking: Asking): Promise<unknown> {
  const { question, otherwise, timeoutMs } = asking;
  const host = hostOf(asking.account);
  const { send, failure } = createCarefulSend(asking, host);
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    return await askInThread(question, send, signal);
  } catch (error) {
    if (signal.aborted) throw problem.isTooSlow(host, timeoutMs);
    if (isOutOfMemory(error)) throw problem.isTooLarge(host);
    // tsdav tries one thing after the other and tells of none what went wrong.
    throw failure() ?? otherwise(host);
  }
}

/** Sends until a password is refused or it becomes too much, and remembers what failed last. */
function createCarefulSend({ http, account, judge, timeoutMs }: Asking, host: string) {
  const sendAs = createSendAs(http, account, forOne(timeoutMs));
  let failure: unknown;
  let length = 0;
  const send: typeof sendAs = async (wish) => {
    if (failure instanceof AppError && failure.code === problem.REFUSED) throw failure;
    try {
      const reply = await sendAs(wish);
      length += reply.body.length;
      const wrong = length > LARGEST ? problem.isTooLarge(host) : judge(reply, host);
      if (wrong) throw wrong;
      return reply;
    } catch (error) {
      failure = error;
      throw error;
    }
  };
  return { send, failure: () => failure };
}

/** Where nothing is, may be where the account is not: that is no reason to give up. */
function ofAccount(reply: HttpResponse, host: string): AppError | undefined {
  if (reply.status === 401) return problem.isRefused(host, reply);
  return reply.status === 429 || reply.status >= 500 ? problem.hasProblem(host, reply.status) : undefined;
}

function ofCalendar(reply: HttpResponse, host: string): AppError | undefined {
  if (reply.status === 207 && isWhole(reply.body)) return undefined;
  if (reply.status === 403) return problem.isForbidden(host);
  if (reply.status === 404 || reply.status === 410) return problem.isGone(host);
  return ofAccount(reply, host) ?? problem.isUnreadable(host);
}

/** tsdav takes what was cut off between two events for all of them. */
const isWhole = (body: string): boolean =>
  /<\/(?:[\w.-]+:)?multistatus\s*>|<(?:[\w.-]+:)?multistatus\b[^<>]*\/>/.test(body);

async function busyIn(
  texts: string[],
  { span, owner }: Omit<Asked, "marks">,
  host: string,
): Promise<readonly Interval[]> {
  if (texts.length === 0) return [];
  return readIcs({ text: texts.join("\r\n"), span, ...owner }).catch((error: unknown) => {
    // Its own words are for somebody who copied an address.
    throw error instanceof AppError && error.code === "not-a-calendar" ? problem.isUnreadable(host) : error;
  });
}

const hostOf = ({ address }: { address: string }): string => new URL(address).host;
