import { monitorEventLoopDelay } from "node:perf_hooks";
import { describe, expect, test } from "vitest";
import { createDiscover } from "../../server/calendars/caldav.ts";
import { aCaldavServer, type CaldavOptions, type CaldavServer, multistatus, PASSWORD } from "./a-caldav-server.ts";
import { anIcs, calendarOf } from "./an-ics.ts";
import { aPeer, aWayOut } from "./a-peer.ts";
import { discover, failure, read } from "./asking-caldav.ts";

const MEETING = anIcs(["DTSTART:20260323T090000Z", "DURATION:PT1H"]);

async function busy(server: CaldavServer): Promise<string[]> {
  const reading = await read(server);
  if (reading === "unchanged") throw new Error("unchanged");
  return reading.busy.map((times) => times.map((time) => new Date(time).toISOString().slice(5, 16)).join(" "));
}

describe("calendars of an account", () => {
  test.each(["/dav/", "/", "", "/somewhere/else", "/dav/people/ana/"])("are found from %j", async (path) => {
    const server = await aCaldavServer();
    expect(await discover(server, { address: server.url + path })).toEqual([
      { address: server.calendars[0], name: "Work & more" },
      { address: server.calendars[1], name: "home life" },
    ]);
  });

  test("are found where the address sends on to", async () => {
    const server = await aCaldavServer({
      instead: ({ path }) => {
        if (path === "/.well-known/caldav") return { status: 404 };
        return path === "/old" ? { status: 308, headers: { location: "/dav/" } } : undefined;
      },
    });
    expect(await discover(server, { address: `${server.url}/old` })).toHaveLength(2);
    const endless = await aCaldavServer({
      instead: ({ path }) => ({ status: 302, headers: { location: `${path}x` } }),
    });
    expect(await failure(discover(endless))).toMatchObject({ kind: "stop", code: "too-many-redirects" });
  });

  test("are none when there are only tasks", async () => {
    const server = await aCaldavServer({ hrefs: { home: "/dav/calendars/ana/work/" } });
    expect(await failure(discover(server))).toMatchObject({ kind: "stop", code: "no-calendars" });
  });

  test("a wrong password is tried once, and how to get the right one is said", async () => {
    const server = await aCaldavServer();
    const error = await failure(discover(server, { address: `${server.url}/dav/people/ana/`, password: "wrong" }));
    expect(error).toMatchObject({ kind: "stop", code: "calendar-refused" });
    expect(error.message).toMatch(/does not accept this user name and password.*app password/);
    expect(server.asked.filter(({ path, headers }) => path.startsWith("/dav/") && headers.authorization)).toHaveLength(
      1,
    );
    const digest = await aCaldavServer({
      instead: () => ({ status: 401, headers: { "www-authenticate": 'Digest realm="x", nonce="y"' } }),
    });
    expect((await failure(discover(digest))).message).toContain("(Basic)");
  });

  test.each<[string, string, CaldavOptions["instead"]]>([
    ["a page", "not-caldav", () => ({ status: 200, type: "text/html", body: "<!doctype html><title>Hello</title>" })],
    ["nothing", "not-caldav", () => ({ status: 404 })],
    ["half of an XML", "not-caldav", () => ({ status: 207, type: "text/xml", body: "<multistatus><respon" })],
    ["another XML", "not-caldav", () => ({ status: 207, type: "text/xml", body: "<rss><multistatus/></rss>" })],
    ["a reply about nothing", "not-caldav", () => multistatus("")],
    ["an error of its own", "calendar-unavailable", () => ({ status: 503 })],
  ])("of a server that answers with %s: %s", async (_, code, instead) => {
    expect(await failure(discover(await aCaldavServer({ instead })))).toMatchObject({ code });
  });

  test("a server whose XML keeps tsdav busy for a minute is given up, and nobody else waits for it", async () => {
    const names = Array.from({ length: 30_000 }, (_, index) => `<a${index}>x</a${index}>`).join("");
    const server = await aCaldavServer({ instead: () => multistatus(names) });
    const delay = monitorEventLoopDelay();
    delay.enable();
    const found = createDiscover(aWayOut(), 2_000)(server.account);
    expect(await failure(found)).toMatchObject({ kind: "unavailable", code: "no-answer-in-time" });
    expect(delay.max / 1e6).toBeLessThan(1_000);
  });
});

describe("busy times", () => {
  test("are those of all chosen calendars, with what repeats and with whole days where they are", async () => {
    const server = await aCaldavServer();
    server.put("work", MEETING);
    server.put("work", anIcs(["DTSTART;VALUE=DATE:20260325", "SUMMARY:R&D <all day>"]));
    server.put(
      "work",
      anIcs(["DTSTART;TZID=Europe/Berlin:20250103T140000", "DURATION:PT30M", "RRULE:FREQ=WEEKLY;BYDAY=FR"]),
    );
    server.put("home", anIcs(["DTSTART:20260323T093000Z", "DURATION:PT1H"]));
    server.put("home", anIcs(["DTSTART:20260330T093000Z", "DURATION:PT1H", "TRANSP:TRANSPARENT"]));
    expect(await busy(server)).toEqual([
      "03-23T09:00 03-23T10:30",
      "03-24T23:00 03-25T23:00",
      "03-27T13:00 03-27T13:30",
    ]);
    // A day more on either side, for whole days in whatever zone the server thinks of.
    expect(server.ranges()).toEqual(Array(2).fill("20260322T000000Z 20260401T000000Z"));
  });

  test("are none in calendars without events", async () => {
    expect(await busy(await aCaldavServer())).toEqual([]);
  });

  test("are not fetched again as long as nothing changes", async () => {
    const server = await aCaldavServer();
    server.put("work", MEETING);
    const first = await read(server);
    if (first === "unchanged") throw new Error("unchanged");
    expect(await read(server, { marks: first.marks })).toBe("unchanged");
    expect(server.ranges()).toHaveLength(2);
    server.put("home", anIcs(["DTSTART:20260324T090000Z", "DURATION:PT1H"]));
    expect(await read(server, { marks: first.marks })).toMatchObject({ busy: [expect.anything(), expect.anything()] });
    expect(JSON.stringify(first.marks)).not.toContain("/dav");
  });

  test("are fetched each time from a server that does not tell", async () => {
    const server = await aCaldavServer({ hasTags: false });
    server.put("work", MEETING);
    expect(await read(server)).toMatchObject({ busy: [expect.anything()], marks: {} });
  });

  const notPropfind =
    (answer: ReturnType<NonNullable<CaldavOptions["instead"]>>): CaldavOptions["instead"] =>
    ({ method }) =>
      method === "REPORT" ? answer : undefined;
  const href = "<d:href>/dav/calendars/ana/work/</d:href>";

  test.each<[string, string, string, CaldavOptions["instead"]]>([
    [
      "a calendar that is gone",
      "stop",
      "calendar-gone",
      ({ path }) => (path.includes("home") ? { status: 404 } : undefined),
    ],
    ["a calendar that is no longer shared", "stop", "calendar-refused", () => ({ status: 403 })],
    ["a password that was changed", "stop", "calendar-refused", () => ({ status: 401 })],
    ["a server that is down", "unavailable", "calendar-unavailable", () => ({ status: 502 })],
    ["a server that is asked too often", "unavailable", "calendar-unavailable", () => ({ status: 429 })],
    ["a page", "stop", "calendar-unreadable", () => ({ status: 200, type: "text/html", body: "<p>Sign in</p>" })],
    [
      "XML that is none",
      "stop",
      "calendar-unreadable",
      notPropfind({ status: 207, type: "text/xml", body: "<multistatus>" }),
    ],
    [
      "a page that says it is XML",
      "stop",
      "calendar-unreadable",
      notPropfind({ status: 207, type: "text/xml", body: "<p>x</p>" }),
    ],
    [
      "XML that was cut off between two events",
      "stop",
      "calendar-unreadable",
      notPropfind({
        ...multistatus(""),
        body: `<d:multistatus xmlns:d="DAV:"><d:response>${href}<d:propstat><d:prop/></d:propstat></d:response>`,
      }),
    ],
    [
      "no XML",
      "stop",
      "calendar-unreadable",
      notPropfind({ status: 207, type: "text/plain", body: "Nobody's business" }),
    ],
    [
      "only a part of the events",
      "stop",
      "calendar-unreadable",
      notPropfind(
        multistatus(`<d:response>${href}<d:status>HTTP/1.1 507 Insufficient Storage</d:status></d:response>`),
      ),
    ],
    [
      "an event that is none",
      "stop",
      "calendar-unreadable",
      notPropfind(
        multistatus(
          `<d:response>${href}<d:propstat><d:prop><c:calendar-data>Nobody's business</c:calendar-data></d:prop><d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response>`,
        ),
      ),
    ],
  ])("of %s: %s, %s", async (_, kind, code, instead) => {
    expect(await failure(read(await aCaldavServer({ instead })))).toMatchObject({ kind, code });
  });

  test("of a server that does not answer are not waited for", async () => {
    const server = await aPeer(() => new Promise(() => {}));
    const found = createDiscover(aWayOut(), 600)({ address: server.url, userName: "ana", password: PASSWORD });
    expect(await failure(found)).toMatchObject({ kind: "unavailable", code: "no-answer-in-time" });
  });

  test("of more than can be read at once are refused", async () => {
    const server = await aCaldavServer();
    const large = calendarOf([`X-LARGE:${"x".repeat(3_500_000)}`]);
    for (const calendar of ["work", "work", "work", "home", "home", "home"] as const) server.put(calendar, large);
    expect(await failure(read(server))).toMatchObject({ kind: "stop", code: "calendar-too-large" });
  });
});
