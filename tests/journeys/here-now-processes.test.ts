import { randomBytes } from "node:crypto";
import { transaction } from "../../engine/database.ts";
import { addFlow } from "../../server/flows/add-flow.ts";
import { aPerson, signInByLink } from "../http/callers.ts";
import { hereNow } from "../live/here-now.ts";
import { connect } from "../live/watcher.ts";
import { aDataFolder } from "../postgres/programs.ts";
import { startBaton } from "../setup/baton.ts";
import { expect, test } from "../setup/test.ts";

test(
  "people in one flow's editor see each other across web processes; a killed process takes its own along",
  { timeout: 120_000 },
  async ({ db, databaseUrl }) => {
    const shared = { DATABASE_URL: databaseUrl, BATON_SECRET_KEY: randomBytes(32).toString("hex"), BATON_DEMO: "0" };
    const start = async () => startBaton({ ...shared, ROLE: "web", BATON_DATA: await aDataFolder() });
    const here = await start();
    const there = await start();
    const open = async (url: string, name: string) => {
      const { id } = await aPerson(db, { roles: ["manager"], name });
      return connect(url, { headers: { cookie: await signInByLink(db, url, id) } });
    };
    const lena = await open(here.url, "Lena Voss");
    const daniel = await open(there.url, "Daniel Roth");
    const flow = { name: "New leads", graph: { nodes: [], edges: [] }, by: null };
    const topic = `editor:${await transaction(db, (tx) => addFlow(tx, flow))}`;

    await lena.watch(topic);
    await daniel.watch(topic);
    for (const screen of [lena, daniel]) {
      await expect.poll(() => hereNow(screen, topic), { timeout: 5_000 }).toEqual(["Daniel Roth", "Lena Voss"]);
    }
    await there.stop("SIGKILL");
    await expect.poll(() => hereNow(lena, topic), { timeout: 9_000 }).toEqual(["Lena Voss"]);
    await expect.poll(async () => (await db.query("select from flow_visitors")).rowCount, { timeout: 9_000 }).toBe(1);
  },
);
