import { type Answer, aPeer, type Asked, type Peer } from "./a-peer.ts";

export interface CaldavServer extends Peer {
  readonly account: { readonly address: string; readonly userName: string; readonly password: string };
  /** The addresses of its two calendars of events. */
  readonly calendars: readonly [work: string, home: string];
  /** Iso times of the time range of every REPORT. */
  readonly ranges: () => readonly string[];
  put(calendar: "work" | "home", ics: string): void;
}

export interface CaldavOptions {
  /** What it says instead; undefined: what it always says. */
  readonly instead?: (asked: Asked) => Answer | undefined;
  /** Where things are said to be. @default paths of its own */
  readonly hrefs?: { readonly principal?: string; readonly home?: string; readonly work?: string };
  /** @default true */
  readonly hasTags?: boolean;
}

export const PASSWORD = "süß & geheim";
const AUTHORIZATION = `Basic ${Buffer.from(`ana@example.com:${PASSWORD}`).toString("base64")}`;

/** A CalDAV server (RFC 4791, 5397, 6764) of one user with two calendars of events and a list of tasks. */
export async function aCaldavServer({
  instead,
  hrefs = {},
  hasTags = true,
}: CaldavOptions = {}): Promise<CaldavServer> {
  const events = { work: [] as string[], home: [] as string[] };
  const paths = {
    principal: "/dav/people/ana/",
    home: "/dav/calendars/ana/",
    work: "/dav/calendars/ana/work/",
    ...hrefs,
  };

  const peer = await aPeer((asked) => {
    const other = instead?.(asked);
    if (other) return other;
    if (asked.path === "/.well-known/caldav") return { status: 301, headers: { location: "/dav/" } };
    if (!asked.path.startsWith("/dav/")) return { status: 404, type: "text/html", body: "<!doctype html><p>Lost?" };
    if (asked.headers.authorization !== AUTHORIZATION) {
      return { status: 401, headers: { "www-authenticate": 'Basic realm="Calendars"' } };
    }
    return asked.method === "REPORT" ? report(asked) : propfind(asked);
  });

  function propfind({ path, headers }: Asked): Answer {
    if (path === "/dav/")
      return multistatus(
        response(path, `<d:current-user-principal>${href(paths.principal)}</d:current-user-principal>`),
      );
    if (path === "/dav/people/ana/")
      return multistatus(response(path, `<c:calendar-home-set>${href(paths.home)}</c:calendar-home-set>`));
    if (path === "/dav/calendars/ana/" && headers.depth === "1") return multistatus(homeSet());
    const name = nameIn(path);
    if (!name) return { status: 404 };
    return multistatus(
      hasTags
        ? response(path, `<cs:getctag>${name}-${events[name].length}</cs:getctag>`)
        : missing(path, "<cs:getctag/>"),
    );
  }

  function homeSet(): string {
    const calendar = (name: string, kind: string) =>
      `<d:displayname>${name}</d:displayname><d:resourcetype><d:collection/><c:calendar/></d:resourcetype>` +
      `<c:supported-calendar-component-set><c:comp name="${kind}"/></c:supported-calendar-component-set>`;
    return [
      response("/dav/calendars/ana/", "<d:resourcetype><d:collection/></d:resourcetype>"),
      response(paths.work, calendar("Work &amp; more", "VEVENT")),
      response("/dav/calendars/ana/home%20life/", calendar("", "VEVENT")),
      response("/dav/calendars/ana/tasks/", calendar("To do", "VTODO")),
    ].join("");
  }

  function report({ path, body }: Asked): Answer {
    const name = nameIn(path);
    if (!name || !/<c:calendar-query [^]*<c:comp-filter name="VEVENT">/.test(body)) return { status: 404 };
    // Half of them as text and half as CDATA, as servers do.
    const found = events[name].map((ics, index) => {
      const text =
        index % 2 === 0
          ? ics.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/\r/g, "&#13;")
          : `<![CDATA[${ics}]]>`;
      return response(`${path}${index}`, `<c:calendar-data>${text}</c:calendar-data>`);
    });
    return multistatus(found.join(""));
  }

  return {
    ...peer,
    account: { address: `${peer.url}/dav/`, userName: "ana@example.com", password: PASSWORD },
    calendars: [`${peer.url}/dav/calendars/ana/work/`, `${peer.url}/dav/calendars/ana/home%20life/`],
    ranges: () =>
      peer.asked.flatMap(
        ({ body }) => /<c:time-range start="(\w+)" end="(\w+)"\/>/.exec(body)?.slice(1).join(" ") ?? [],
      ),
    put: (calendar, ics) => void events[calendar].push(ics),
  };
}

function nameIn(path: string): "work" | "home" | undefined {
  if (path === "/dav/calendars/ana/work/") return "work";
  return path === "/dav/calendars/ana/home%20life/" ? "home" : undefined;
}

const href = (to: string): string => `<d:href>${to}</d:href>`;

const response = (path: string, props: string): string =>
  `<d:response>${href(path)}<d:propstat><d:prop>${props}</d:prop><d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response>`;

const missing = (path: string, props: string): string => response(path, props).replace("200 OK", "404 Not Found");

export const multistatus = (inside: string): Answer => ({
  status: 207,
  type: "application/xml; charset=utf-8",
  body:
    `<?xml version="1.0" encoding="utf-8"?>\n<d:multistatus xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav" ` +
    `xmlns:cs="http://calendarserver.org/ns/">${inside}</d:multistatus>`,
});
