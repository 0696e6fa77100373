import type { Db } from "../../engine/database.ts";
import { transaction } from "../../engine/database.ts";
import type { Graph } from "../../engine/graph.ts";
import { loadCatalog } from "../../node-catalog/load.ts";
import type { FlowDetail } from "../../server/flows/contract.ts";
import { liveFlowRoutes } from "../../server/flows/live-routes.ts";
import { tryFlowRoutes } from "../../server/flows/try-routes.ts";
import { flowRoutes } from "../../server/flows/routes.ts";
import { addSource } from "../../server/sources/add-source.ts";
import { addTeam } from "../../server/teams/add-team.ts";
import { teamRoutes } from "../../server/teams/routes.ts";
import { aPerson, type Caller, startApi } from "../http/callers.ts";
import { mainJob } from "./main-job.ts";

export const catalog = await loadCatalog();

export const startFlowApi = (db: Db) =>
  startApi(db, () => [
    ...flowRoutes({ db, catalog }),
    ...liveFlowRoutes({ db, catalog }),
    ...tryFlowRoutes({ db, catalog }),
    ...teamRoutes({ db, catalog }),
  ]);

let made = 0;

/** A team of two with a leader. */
export async function aTeam(db: Db, { name = `Team ${++made}` } = {}) {
  const [ann, bob, lena] = [await aPerson(db), await aPerson(db), await aPerson(db)];
  const members = [ann, bob].map(({ id }) => ({ repId: id, weight: 1 }));
  const id = await transaction(db, (tx) => addTeam(tx, { name, leaderId: lena.id, members }, { by: null }));
  return { id, name, ann: ann.id, bob: bob.id, lena: lena.id };
}

export async function aSource(db: Db, { name = `Source ${++made}`, demo = false } = {}) {
  return { id: await transaction(db, (tx) => addSource(tx, { name, demo })), name };
}

/** A draft of the main job on a team and a source of its own. */
export async function aDraft(db: Db, caller: Caller, change: (graph: Graph) => Graph = (graph) => graph) {
  const team = await aTeam(db);
  const source = await aSource(db);
  const name = `Flow ${++made}`;
  const graph = change(mainJob({ team: team.id, sources: [source.id] }));
  const { body } = await caller.post<FlowDetail>("/flows", { name, graph });
  return { ...body, team, source };
}
