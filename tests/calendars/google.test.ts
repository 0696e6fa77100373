import { randomBytes } from "node:crypto";
import { describe, expect, test } from "vitest";
import { createGoogle } from "../../server/calendars/google.ts";
import { createSeal } from "../../server/calendars/seal.ts";
import { aGoogle, CLIENT, type FakeGoogle, FREE_BUSY, json } from "./a-google.ts";
import { aWayOut } from "./a-peer.ts";

const ANA = "019a0000-0000-7000-8000-000000000001" as const;
const BO = "019a0000-0000-7000-8000-000000000002" as const;
const ORIGIN = "https://baton.example.com";
const HOUR = 3_600_000;
const SPAN = { from: Date.parse("2026-03-23T00:00:00Z"), to: Date.parse("2026-03-31T00:00:00Z") };
const ASKED = { span: SPAN, owner: { timeZone: "Europe/Berlin", emails: ["ana@example.com"] }, marks: {} };
const CONNECTION = { kind: "google", email: "ana@example.com", refreshToken: "1//of-ana" } as const;
const KEY = randomBytes(32);

function connected(google: FakeGoogle, { client = CLIENT, http = aWayOut(), after = 0 } = {}) {
  const seal = createSeal(KEY, "test");
  const urls = { issuer: google.url, api: `${google.url}/calendar` };
  return createGoogle({ ...client, ...urls, http, seal, now: () => Date.now() + after });
}

async function begun(google: FakeGoogle) {
  const baton = connected(google);
  return { baton, came: google.consent(await baton.consentAddress({ personId: ANA, origin: ORIGIN })) };
}

const pathsAsked = (google: FakeGoogle): string[] => google.asked.map(({ path }) => path);

describe("consent", () => {
  test("is asked for with PKCE, for free and busy times only, and ends in a connection", async () => {
    const google = await aGoogle();
    const baton = connected(google);
    const address = await baton.consentAddress({ personId: ANA, origin: ORIGIN });
    expect(address.origin + address.pathname).toBe(`${google.url}/auth`);
    expect(Object.fromEntries(address.searchParams)).toMatchObject({
      client_id: CLIENT.clientId,
      response_type: "code",
      redirect_uri: `${ORIGIN}/me/google`,
      scope: `openid email ${FREE_BUSY}`,
      access_type: "offline",
      prompt: "consent",
      code_challenge_method: "S256",
    });
    expect(address.href).not.toContain(ANA);
    expect(await baton.finish({ ...google.consent(address), personId: ANA })).toEqual(CONNECTION);
    expect(pathsAsked(google)).toEqual(["/.well-known/openid-configuration", "/token", "/keys"]);
  });

  test("begun in one process is finished in another", async () => {
    const google = await aGoogle();
    const { came } = await begun(google);
    expect(await connected(google).finish({ ...came, personId: ANA })).toEqual(CONNECTION);
  });

  test.each<[string, (came: { code: string; state: string }) => object, number]>([
    ["somebody else's", () => ({ personId: BO }), 0],
    ["too old", () => ({}), 10 * 60_000 + 1_000],
    ["tampered with", ({ state }) => ({ state: `${state.slice(0, -2)}${state.endsWith("00") ? "11" : "00"}` }), 0],
    ["cut off", ({ state }) => ({ state: state.slice(0, 20) }), 0],
    ["made up", () => ({ state: "x" }), 0],
  ])("that is %s is refused before Google is asked", async (_, changed, after) => {
    const google = await aGoogle();
    const { came } = await begun(google);
    const finished = connected(google, { after }).finish({ ...came, personId: ANA, ...changed(came) });
    await expect(finished).rejects.toMatchObject({ kind: "invalid", code: "google-consent-expired" });
    expect(pathsAsked(google)).not.toContain("/token");
  });

  test("sealed with another key, or for another purpose, is refused", async () => {
    const google = await aGoogle();
    const { came } = await begun(google);
    for (const seal of [createSeal(randomBytes(32), "test"), createSeal(KEY, "another")]) {
      const baton = createGoogle({ ...CLIENT, issuer: google.url, http: aWayOut(), seal });
      await expect(baton.finish({ ...came, personId: ANA })).rejects.toMatchObject({ code: "google-consent-expired" });
    }
  });

  test("with a code that Google does not know, or with the verifier of another consent, has expired", async () => {
    const google = await aGoogle();
    const { baton, came } = await begun(google);
    const wrong = baton.finish({ ...came, code: "another", personId: ANA });
    await expect(wrong).rejects.toMatchObject({ code: "google-consent-expired" });
    await begun(google);
    await expect(baton.finish({ ...came, personId: ANA })).rejects.toMatchObject({ code: "google-consent-expired" });
  });

  test.each<[string, FakeGoogle["habits"], RegExp]>([
    [
      "without the box for the calendar",
      { scope: "openid https://www.googleapis.com/auth/userinfo.email" },
      /box .* ticked/,
    ],
    ["for an hour only", { givesRefreshToken: false }, /only for an hour/],
    ["with a token that Google did not sign", { forges: true }, /not what Baton asked for/],
    ["with a token for another Baton", { claims: { aud: "another" } }, /not what Baton asked for/],
    ["with a token of another consent", { claims: { nonce: "another" } }, /not what Baton asked for/],
    ["with a token of the past", { claims: { exp: 1_700_000_000 } }, /not what Baton asked for/],
    ["with a token without an e-mail", { claims: { email: undefined } }, /not what Baton asked for/],
  ])("%s is refused", async (_, habits, words) => {
    const google = await aGoogle(habits);
    const { baton, came } = await begun(google);
    const finished = baton.finish({ ...came, personId: ANA });
    await expect(finished).rejects.toMatchObject({
      kind: "stop",
      code: "google-refused",
      message: expect.stringMatching(words),
    });
  });

  test("of a Baton that Google does not know says who has to look at what", async () => {
    const google = await aGoogle();
    const { came } = await begun(google);
    const baton = connected(google, { client: { ...CLIENT, clientSecret: "old" } });
    const refused = { code: "google-refused", message: expect.stringContaining("GOOGLE_CLIENT_SECRET") };
    await expect(baton.finish({ ...came, personId: ANA })).rejects.toMatchObject(refused);
  });
});

describe("busy times", () => {
  test("are read with what was kept, ascending and inside the span", async () => {
    const google = await aGoogle({
      busy: [
        { start: "2026-03-24T09:00:00Z", end: "2026-03-24T10:00:00Z" },
        { start: "2026-03-22T23:00:00Z", end: "2026-03-23T01:00:00+01:00" },
        { start: "2026-03-24T10:30:00+01:00", end: "2026-03-24T12:00:00+01:00" },
        { start: "2026-03-30T22:00:00Z", end: "2026-04-02T00:00:00Z" },
      ],
    });
    const nine = Date.parse("2026-03-24T09:00:00Z");
    expect(await connected(google).read(CONNECTION, ASKED)).toEqual({
      busy: [
        [nine, nine + 2 * HOUR],
        [SPAN.to - 2 * HOUR, SPAN.to],
      ],
      marks: {},
    });
    const { body } = google.asked.at(-1)!;
    expect(JSON.parse(body)).toMatchObject({
      timeMin: "2026-03-23T00:00:00.000Z",
      timeMax: "2026-03-31T00:00:00.000Z",
    });
  });

  test("need what Google says of itself once only, and again when that failed", async () => {
    const google = await aGoogle({ instead: () => ({ status: 503 }) });
    const baton = connected(google);
    await expect(baton.read(CONNECTION, ASKED)).rejects.toMatchObject({ kind: "unavailable" });
    delete google.habits.instead;
    for (let times = 0; times < 3; times++) await baton.read(CONNECTION, ASKED);
    const asked = pathsAsked(google);
    expect(asked.filter((path) => path.endsWith("openid-configuration"))).toHaveLength(2);
    expect(asked.filter((path) => path === "/keys")).toHaveLength(1);
  });

  test("of somebody who took it back are refused", async () => {
    const google = await aGoogle({ isRevoked: true });
    const refused = { kind: "stop", code: "calendar-refused", message: expect.stringMatching(/connect it again/) };
    await expect(connected(google).read(CONNECTION, ASKED)).rejects.toMatchObject(refused);
    expect(pathsAsked(google)).not.toContain("/calendar/freeBusy");
  });

  const error = (code: number, reason: string) =>
    json({ error: { code, errors: [{ domain: "global", reason }] } }, code);
  const inside = (reason: string) => json({ calendars: { primary: { errors: [{ domain: "global", reason }] } } });
  test.each([
    ["no longer with this token", error(401, "authError"), "stop", "calendar-refused", /connect it again/],
    ["not with this scope", error(403, "insufficientPermissions"), "stop", "google-refused", /box .* ticked/],
    ["nowhere", error(403, "accessNotConfigured"), "stop", "google-refused", /Calendar API/],
    ["not that often", error(403, "rateLimitExceeded"), "unavailable", "calendar-unavailable", /403/],
    ["not now", error(503, "backendError"), "unavailable", "calendar-unavailable", /503/],
    ["not of this calendar", inside("notFound"), "stop", "calendar-refused", /connect it again/],
    ["not of this calendar at the moment", inside("internalError"), "unavailable", "calendar-unavailable", /moment/],
    [
      "only in a page",
      { status: 200, type: "text/html", body: "<p>Sorry" },
      "unavailable",
      "calendar-unavailable",
      /moment/,
    ],
    ["of no calendar", json({ calendars: {} }), "unavailable", "calendar-unavailable", /moment/],
  ])("that Google gives %s", async (_, answer, kind, code, words) => {
    const google = await aGoogle({ instead: ({ path }) => (path === "/calendar/freeBusy" ? answer : undefined) });
    const refused = { kind, code, message: expect.stringMatching(words) };
    await expect(connected(google).read(CONNECTION, ASKED)).rejects.toMatchObject(refused);
  });
});

describe("the way out", () => {
  test("leads nowhere that is not allowed", async () => {
    const google = await aGoogle();
    const baton = connected(google, { http: aWayOut([]) });
    const refused = { kind: "stop", code: "address-not-allowed" };
    await expect(baton.consentAddress({ personId: ANA, origin: ORIGIN })).rejects.toMatchObject(refused);
    await expect(baton.read(CONNECTION, ASKED)).rejects.toMatchObject(refused);
    expect(google.asked).toEqual([]);
  });

  test.each(["/token", "/calendar/freeBusy", "/.well-known/openid-configuration"])(
    "takes no redirect from %s, with what is secret in it",
    async (path) => {
      const other = await aGoogle();
      const redirect = { status: 307, headers: { location: `${other.url}${path}` } };
      const google = await aGoogle({ instead: (asked) => (asked.path === path ? redirect : undefined) });
      await expect(connected(google).read(CONNECTION, ASKED)).rejects.toMatchObject({ name: "AppError" });
      expect(other.asked).toEqual([]);
    },
  );

  test("is never without encryption but on this machine", async () => {
    const google = createGoogle({
      ...CLIENT,
      issuer: "http://10.0.0.5",
      http: aWayOut(["10.0.0.5"]),
      seal: createSeal(KEY, "test"),
    });
    await expect(google.read(CONNECTION, ASKED)).rejects.toMatchObject({ code: "google-refused" });
  });
});
