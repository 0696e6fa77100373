import { createHash } from "node:crypto";
import { calendarQuery, createAccount, type DAVResponse, propfind } from "tsdav";
import { DAY } from "../../../node-catalog/kit/time.ts";
import type { CaldavCalendar } from "../contract.ts";
import type { Span } from "../intervals.ts";
import type { Question } from "./question.ts";

/** Handed to whatever of tsdav asks something: it falls back to the global one, which goes anywhere. */
type Fetch = typeof globalThis.fetch;

/** The calendars of an account that may hold events, with their names. */
export async function calendarsOf(address: string, fetch: Fetch): Promise<CaldavCalendar[]> {
  const account = { serverUrl: address, accountType: "caldav" } as const;
  const { homeUrl = address } = await createAccount({ account, fetch });
  // Not tsdav's fetchCalendars: that takes links of a home on another host for links of the account's, and asks once more
  // for every calendar.
  const props = { "d:displayname": {}, "d:resourcetype": {}, "c:supported-calendar-component-set": {} };
  const inside = await propfind({ url: homeUrl, props, depth: "1", fetch });
  // Of one that is not shown to this user there is nothing to say; of a page, nothing at all.
  const shown = inside.filter(isUnderstood);
  if (shown.length === 0) throw new Error("not understood");
  return shown.filter(hasEvents).map((calendar) => ({
    address: new URL(calendar.href!, homeUrl).href,
    name: textOf(calendar.props["displayname"]) || lastStep(calendar.href!),
  }));
}

type Understood = DAVResponse & { readonly props: Record<string, unknown> };

/** Whatever is no reply of WebDAV has no properties, not even none. */
const isUnderstood = (reply: DAVResponse): reply is Understood => reply.ok && reply.props !== undefined;

/** Lists of tasks and in-boxes are calendars, too. */
function hasEvents({ href, props }: Understood): boolean {
  const types = Object.keys(props["resourcetype"] ?? {});
  const set = props["supportedCalendarComponentSet"] as { comp?: unknown } | undefined;
  const kinds = [set?.comp ?? []].flat() as { _attributes?: { name?: string } }[];
  const takesEvents = kinds.length === 0 || kinds.some(({ _attributes: said }) => said?.name === "VEVENT");
  return typeof href === "string" && types.includes("calendar") && takesEvents;
}

/** Every event of these calendars that touches the span, as iCalendar each; unless all is in the state that is known. */
export async function eventsOf(
  { calendars, span, state }: Extract<Question, { find: "events" }>,
  fetch: Fetch,
): Promise<"unchanged" | { state: string | undefined; texts: string[] }> {
  const present = await stateOf(calendars, fetch);
  if (present !== undefined && present === state) return "unchanged";
  const texts: string[] = [];
  for (const calendar of calendars) texts.push(...(await eventsIn(calendar, span, fetch)));
  return { state: present, texts };
}

/** Changes with whatever is in these calendars; undefined when their server has no such marks. */
async function stateOf(calendars: readonly string[], fetch: Fetch): Promise<string | undefined> {
  const tags: string[] = [];
  for (const url of calendars) {
    const [found] = await propfind({
      url,
      props: { "cs:getctag": {}, "d:sync-token": {} },
      depth: "0",
      fetch,
    });
    tags.push(textOf(found?.props?.["getctag"]) || textOf(found?.props?.["syncToken"]));
  }
  if (tags.includes("")) return undefined;
  return createHash("sha256")
    .update(JSON.stringify([calendars, tags]))
    .digest("base64url");
}

async function eventsIn(url: string, { from, to }: Span, fetch: Fetch): Promise<string[]> {
  // The server takes days without a time in a zone of its own: what it finds too much is cut off later.
  const range = { _attributes: { start: stamp(from - DAY), end: stamp(to + DAY) } };
  const events = { _attributes: { name: "VEVENT" }, "time-range": range };
  const filters = { "comp-filter": { _attributes: { name: "VCALENDAR" }, "comp-filter": events } };
  const found = await calendarQuery({ url, props: { "c:calendar-data": {} }, filters, depth: "1", fetch });
  if (!found.every(isUnderstood)) throw new Error("not understood");
  return found.map(({ props }) => textOf(props["calendarData"])).filter((text) => text !== "");
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
