import { expect } from "vitest";
import { createDiscover, createReadCaldav } from "../../server/calendars/caldav.ts";
import { type CaldavServer, PASSWORD } from "./a-caldav-server.ts";
import { aWayOut } from "./a-peer.ts";

const at = (iso: string): number => Date.parse(iso);
const SPAN = { from: at("2026-03-23T00:00:00Z"), to: at("2026-03-31T00:00:00Z") };
const OWNER = { timeZone: "Europe/Berlin", emails: ["ana@example.com"] };
export const SECRET = Buffer.from(`ana@example.com:${PASSWORD}`).toString("base64");

export const discover = (server: Pick<CaldavServer, "account">, account = {}, http = aWayOut()) =>
  createDiscover(http)({ ...server.account, ...account });

const connectionTo = (server: CaldavServer, calendars: readonly string[] = server.calendars) => ({
  kind: "caldav" as const,
  ...server.account,
  calendars: [...calendars],
});

export const read = (server: CaldavServer, { calendars = [...server.calendars], marks = {} } = {}, http = aWayOut()) =>
  createReadCaldav(http)(connectionTo(server, calendars), { span: SPAN, owner: OWNER, marks });

/** What went wrong, and that it says nothing that is nobody's business. */
export async function failure(action: Promise<unknown>): Promise<{ kind: string; code: string; message: string }> {
  const error = (await action.then(
    () => expect.unreachable(),
    (error: unknown) => error,
  )) as { kind: string; code: string; message: string };
  const all = `${error.message} ${JSON.stringify(error)}`;
  for (const secret of [PASSWORD, SECRET, "/dav", "Nobody's business"]) expect(all).not.toContain(secret);
  return error;
}
