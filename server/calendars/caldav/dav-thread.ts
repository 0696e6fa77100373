import { createHash } from "node:crypto";
import { once } from "node:events";
import { MessageChannel, parentPort, workerData } from "node:worker_threads";
import { calendarQuery, createAccount, type DAVResponse, propfind } from "tsdav";
import type { HttpResponse } from "../../../node-catalog/kit/http.ts";
import type { Question, Said, Wish } from "./question.ts";

// The thread of one account: see in-thread.ts.
const question = workerData as Question;
const answer = question.find === "calendars" ? await calendarsOf(question.address) : await eventsOf(question);
say({ answer });

function say(said: Said): void {
  parentPort!.postMessage(said, "reply" in said ? [said.reply] : []);
}

/** The only way out of this thread, to be handed to whatever of tsdav asks something. */
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

async function calendarsOf(address: string) {
  const account = { serverUrl: address, accountType: "caldav" } as const;
  const { homeUrl = address } = await createAccount({ account, fetch: askOutside });
  // Not tsdav's fetchCalendars: that takes links of a home on another host for links of the account's, and asks once more
  // for every calendar.
  const props = { "d:displayname": {}, "d:resourcetype": {}, "c:supported-calendar-component-set": {} };
  const inside = await propfind({ url: homeUrl, props, depth: "1", fetch: askOutside });
  return inside
    .map(understood)
    .filter(hasEvents)
    .map((calendar) => ({
      address: new URL(calendar.href!, homeUrl).href,
      name: textOf(calendar.props["displayname"]) || lastStep(calendar.href!),
    }));
}

type Understood = DAVResponse & { readonly props: Record<string, unknown> };

/** Whatever is no reply of WebDAV has no properties, not even none. */
function understood(reply: DAVResponse): Understood {
  if (!reply.ok || reply.props === undefined) throw new Error("not understood");
  return reply as Understood;
}

/** Lists of tasks and in-boxes are calendars, too. */
function hasEvents({ href, props }: Understood): boolean {
  const types = Object.keys(props["resourcetype"] ?? {});
  const set = props["supportedCalendarComponentSet"] as { comp?: unknown } | undefined;
  const kinds = [set?.comp ?? []].flat() as { _attributes?: { name?: string } }[];
  const takesEvents = kinds.length === 0 || kinds.some((kind) => kind._attributes?.name === "VEVENT");
  return typeof href === "string" && types.includes("calendar") && takesEvents;
}

async function eventsOf({ calendars, span, state }: Extract<Question, { find: "events" }>) {
  const present = await stateOf(calendars);
  if (present !== undefined && present === state) return "unchanged";
  const texts: string[] = [];
  for (const calendar of calendars) texts.push(...(await eventsIn(calendar, span)));
  return { state: present, texts };
}

/** Changes with whatever is in these calendars; undefined when their server has no such marks. */
async function stateOf(calendars: readonly string[]): Promise<string | undefined> {
  const tags: string[] = [];
  for (const url of calendars) {
    const [found] = await propfind({
      url,
      props: { "cs:getctag": {}, "d:sync-token": {} },
      depth: "0",
      fetch: askOutside,
    });
    tags.push(textOf(found?.props?.["getctag"]) || textOf(found?.props?.["syncToken"]));
  }
  if (tags.includes("")) return undefined;
  return createHash("sha256")
    .update(JSON.stringify([calendars, tags]))
    .digest("base64url");
}

const DAY_MS = 86_400_000;

async function eventsIn(url: string, { from, to }: { from: number; to: number }): Promise<string[]> {
  // The server takes days without a time in a zone of its own: what it finds too much is cut off later.
  const range = { _attributes: { start: stamp(from - DAY_MS), end: stamp(to + DAY_MS) } };
  const events = { _attributes: { name: "VEVENT" }, "time-range": range };
  const filters = { "comp-filter": { _attributes: { name: "VCALENDAR" }, "comp-filter": events } };
  const found = await calendarQuery({ url, props: { "c:calendar-data": {} }, filters, depth: "1", fetch: askOutside });
  return found.map((event) => textOf(understood(event).props["calendarData"])).filter((text) => text !== "");
}

const stamp = (at: number): string => new Date(at).toISOString().replace(/[-:]|\.\d+/g, "");

/** tsdav makes numbers of what looks like one, and leaves CDATA in an object. */
function textOf(value: unknown): string {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return String(value);
  const { _cdata: text } = (value ?? {}) as { _cdata?: unknown };
  return typeof text === "string" ? text : "";
}

function lastStep(href: string): string {
  const step = href.split("/").findLast((part) => part !== "") ?? href;
  try {
    return decodeURIComponent(step);
  } catch {
    return step;
  }
}
