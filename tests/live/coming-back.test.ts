import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import pg from "pg";
import { io } from "socket.io-client";
import { onTestFinished, vi } from "vitest";
import { waitBeforeMs } from "../../client/api/keep-connecting.ts";
import { LiveConnection } from "../../client/api/live-connection.ts";
import type { Db } from "../../engine/database.ts";
import type { Authenticate } from "../../server/http/mount-routes.ts";
import { startLive } from "../../server/live/live.ts";
import { aPerson, catalog } from "../leads/rows.ts";
import { expect, isolatedTest as test } from "../setup/test.ts";

interface LiveServer {
  readonly port: number;
  stop(): Promise<void>;
}

async function aServer(db: Db, authenticate: Authenticate, port = 0): Promise<LiveServer> {
  const server = createServer();
  const live = startLive({ server, db, catalog, authenticate, isOwnOrigin: () => true, log: { error: () => {} } });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const stop = async () => {
    const closed = new Promise((resolve) => server.close(resolve));
    await live.stop();
    server.closeAllConnections();
    await closed;
  };
  return { port: (server.address() as AddressInfo).port, stop };
}

/** An open page: the product's own connection, which listens to what needs attention. */
function aPage(port: number) {
  const socket = io(`http://127.0.0.1:${port}`, { transports: ["websocket"], autoConnect: true, forceNew: true });
  onTestFinished(() => void socket.disconnect());
  const connection = new LiveConnection(() => Promise.resolve(socket));
  const heard: (string | null)[] = [];
  connection.join("attention", { inbox: ({ leadId }) => heard.push(leadId) });
  return { connection, socket, heard };
}

const tell = (db: Db, leadId: string) =>
  db.query(`insert into feed (kind, lead_id, payload, at) values ('inbox', $1, '{}', baton_now())`, [leadId]);

/** As another database of the same server may have one. */
async function aTransactionThatStaysOpen(databaseUrl: string): Promise<void> {
  const client = new pg.Client(databaseUrl);
  // The database is removed with force at the test's end.
  client.on("error", () => {});
  await client.connect();
  await client.query("begin; select pg_current_xact_id()");
}

const LONG = { timeout: 15_000 };

test.for([
  ["", () => Promise.resolve()],
  [", also beside a transaction that is older than all news", aTransactionThatStaysOpen],
] as const)(
  "an open page hears of everything again after the server was stopped and started anew%s",
  LONG,
  async ([, beforehand], { db, databaseUrl }) => {
    await beforehand(databaseUrl);
    const id = await aPerson(db, "Ann");
    const manager: Authenticate = () => Promise.resolve({ kind: "person", id, roles: ["manager"] });
    const first = await aServer(db, manager);
    const page = aPage(first.port);
    await expect.poll(() => page.connection.state).toBe("live");
    const [before, meanwhile, after] = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()];
    // The watch may be answered after the connection stands.
    await expect.poll(() => tell(db, before).then(() => page.heard.includes(before)), LONG).toBe(true);

    await first.stop();
    await expect.poll(() => page.connection.state).toBe("lost");
    await tell(db, meanwhile);
    const second = await aServer(db, manager, first.port);
    onTestFinished(() => second.stop());

    await expect.poll(() => page.heard, LONG).toContain(meanwhile);
    await expect.poll(() => tell(db, after).then(() => page.heard.includes(after)), LONG).toBe(true);
  },
);

test(
  "whom the server puts out or cannot let in just now comes back, at once when they have signed in",
  LONG,
  async ({ db }) => {
    const id = await aPerson(db, "Ann");
    let who: () => ReturnType<Authenticate> = () => Promise.reject(new Error("the database is away"));
    const server = await aServer(db, () => who());
    onTestFinished(() => server.stop());
    const page = aPage(server.port);
    await expect.poll(() => page.connection.state).toBe("lost");
    who = () => Promise.resolve({ kind: "person", id, roles: ["manager"] });
    await expect.poll(() => page.connection.state, LONG).toBe("live");

    // Looked at every five seconds: that we could not ask ends nothing, that nobody is signed in does.
    const ended = vi.fn();
    page.socket.on("disconnect", ended);
    const asked = vi.fn();
    who = () => {
      asked();
      return Promise.reject(new Error("the database is away"));
    };
    await expect.poll(() => asked.mock.calls.length, LONG).toBeGreaterThan(0);
    expect(ended).not.toHaveBeenCalled();
    who = () => Promise.resolve(null);
    await expect.poll(() => page.connection.state, LONG).toBe("lost");

    who = () => Promise.resolve({ kind: "person", id, roles: ["manager"] });
    page.connection.renew();
    await expect.poll(() => page.connection.state).toBe("live");
    const lead = crypto.randomUUID();
    await expect.poll(() => tell(db, lead).then(() => page.heard.includes(lead)), LONG).toBe(true);
  },
);

test("what was refused to whoever was signed in before is asked for again by the next", LONG, async ({ db }) => {
  const [rep, manager] = [await aPerson(db, "Ann"), await aPerson(db, "Miriam")];
  let who: Awaited<ReturnType<Authenticate>> = { kind: "person", id: rep, roles: ["rep"] };
  const server = await aServer(db, () => Promise.resolve(who));
  onTestFinished(() => server.stop());
  const page = aPage(server.port);
  await expect.poll(() => page.connection.state).toBe("live");
  const lead = crypto.randomUUID();
  await tell(db, lead);
  who = { kind: "person", id: manager, roles: ["manager"] };
  page.connection.renew();
  await expect.poll(() => tell(db, lead).then(() => page.heard.includes(lead)), LONG).toBe(true);
});

test("tries come ever more seldom, and not all at once", () => {
  const waits = [0, 1, 2, 5, 9].map((tries) => waitBeforeMs(tries, 0));
  expect(waits).toEqual([1_000, 2_000, 4_000, 30_000, 30_000]);
  expect(waitBeforeMs(0, 1)).toBe(500);
});
