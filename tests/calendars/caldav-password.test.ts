import { expect, test } from "vitest";
import { belongs } from "../../server/calendars/caldav/send-as.ts";
import { aCaldavServer } from "./a-caldav-server.ts";
import { aPeer, aWayOut } from "./a-peer.ts";
import { discover, failure, read, SECRET } from "./asking-caldav.ts";

test.each(["principal", "home", "work"] as const)(
  "no password is sent when the %s is said to be at another origin",
  async (which) => {
    const other = await aCaldavServer();
    const server = await aCaldavServer({ hrefs: { [which]: `${other.url}/dav/` } });
    const found = discover(server);
    if (which === "work") {
      const [work] = await found;
      expect(await failure(read(server, { calendars: [work!.address] }))).toMatchObject({ code: "calendar-elsewhere" });
    } else expect(await failure(found)).toMatchObject({ kind: "stop", code: "calendar-elsewhere" });
    expect(other.asked).toEqual([]);
  },
);

test.each([
  "http://169.254.169.254/latest/",
  "http://10.0.0.5/",
  "https://[::1]/",
  "https://127.0.0.2/",
  "file:///etc/passwd",
])("no password is sent when the principal is said to be at %s", async (principal) => {
  const server = await aCaldavServer({ hrefs: { principal } });
  expect(await failure(discover(server))).toMatchObject({ kind: "stop", code: "calendar-elsewhere" });
});

test("no password is sent when a redirect leads to another origin, be it for the address, its service or a calendar", async () => {
  const other = await aPeer(() => ({ status: 401 }));
  const server = await aCaldavServer({
    instead: () => ({ status: 307, headers: { location: `${other.url}/dav/` } }),
  });
  expect(await failure(discover(server))).toMatchObject({ code: "calendar-elsewhere" });
  expect(await failure(read(server))).toMatchObject({ code: "calendar-elsewhere" });
  expect(other.asked).toEqual([]);
});

test.each([
  ["https://caldav.icloud.com/", "https://p12-caldav.icloud.com:443/1/", true],
  ["http://cloud.example.com/", "https://cloud.example.com/remote.php/dav/", true],
  ["https://example.co.uk/", "https://dav.example.co.uk/", true],
  ["http://10.0.0.5:5232/", "http://10.0.0.5:5232/ana/", true],
  ["http://nas/", "https://nas/", true],
  ["https://caldav.icloud.com/", "http://p12-caldav.icloud.com/", false],
  ["https://cloud.example.com/", "http://cloud.example.com/", false],
  ["https://one.co.uk/", "https://two.co.uk/", false],
  ["https://one.duckdns.org/", "https://two.duckdns.org/", false],
  ["https://example.com/", "https://example.com.evil.test/", false],
  ["https://10.0.0.5/", "https://10.0.0.6/", false],
  ["https://nas/", "https://router/", false],
])("%s and %s belong together: %s", (home, url, together) => {
  expect(belongs(new URL(url), new URL(home))).toBe(together);
});

test("no password is sent before the server has said whether it is to be asked elsewhere", async () => {
  const server = await aCaldavServer();
  await discover(server);
  expect(server.asked[0]).toMatchObject({ method: "PROPFIND", path: "/dav/" });
  expect(server.asked[0]!.headers.authorization).toBeUndefined();
  expect(server.asked[1]!.headers.authorization).toBe(`Basic ${SECRET}`);
});

test("nothing is reached that the way out does not allow", async () => {
  const server = await aCaldavServer();
  const refused = { kind: "stop", code: "address-not-allowed" };
  await expect(discover(server, {}, aWayOut([]))).rejects.toMatchObject(refused);
  await expect(read(server, {}, aWayOut([]))).rejects.toMatchObject(refused);
  expect(server.asked).toEqual([]);
});
