import type { Db } from "../../engine/database.ts";
import { newLead } from "../../server/intake/contract.ts";
import { leavingRoutes } from "../../server/leaving/routes.ts";
import { peopleRoutes } from "../../server/people/routes.ts";
import { receiptRoutes } from "../../server/receipts/routes.ts";
import { teamRoutes } from "../../server/teams/routes.ts";
import { aDraft, catalog } from "../flows/a-flow.ts";
import { createEngine } from "../flows/an-engine.ts";
import { flowRoutes } from "../../server/flows/routes.ts";
import { liveFlowRoutes } from "../../server/flows/live-routes.ts";
import { startApi } from "../http/callers.ts";
import { balances } from "../teams/turns.ts";

const doorbell = { ring: () => {} };

/** An API for people who come and go, with leads that a flow gives to a team of two. */
export function startLeavingApi(db: Db) {
  return startApi(db, () => [
    ...peopleRoutes({ db, catalog }),
    ...teamRoutes({ db, catalog }),
    ...flowRoutes({ db, catalog }),
    ...liveFlowRoutes({ db, catalog }),
    ...leavingRoutes({ db, catalog, doorbell }),
    ...receiptRoutes({ db, catalog }),
  ]);
}

let made = 0;

/** A live flow that takes turns in a team, and its leads. */
export async function aCompany(db: Db, api: Awaited<ReturnType<typeof startLeavingApi>>) {
  const manager = await api.asManager();
  const flow = await aDraft(db, manager);
  await manager.post(`/flows/${flow.id}/publish`);
  const { intake, advanceAll } = createEngine(db);
  const source = { id: flow.source.id, demo: false };
  const send = () => {
    const email = `leaver-${++made}@mail${made}.example.org`;
    return intake.accept({
      source,
      lead: newLead.parse({ name: `Lead ${made}`, email, language: "de" }),
      received: {},
    });
  };
  const ownersOf = async () => {
    const { rows } = await db.query<{ name: string; owner: string | null }>(
      "select l.name, l.owner_id as owner from leads l where l.source_id = $1 order by l.name",
      [flow.source.id],
    );
    return new Map(rows.map(({ name, owner }) => [name, owner]));
  };
  const creditsOf = () => balances(db, flow.team.id);
  return { manager, flow, team: flow.team, send, advanceAll, ownersOf, creditsOf };
}
