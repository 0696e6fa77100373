import { readClock, type Tx } from "../../engine/database.ts";
import type { Catalog } from "../../node-catalog/kit/catalog.ts";
import type { PersonId } from "../../node-catalog/kit/domain.ts";
import { DAY } from "../../node-catalog/kit/time.ts";
import { addFlow } from "../flows/add-flow.ts";
import { publishFlow } from "../flows/go-live.ts";
import { addPerson } from "../people/add-person.ts";
import { addSource } from "../sources/add-source.ts";
import { addTeam } from "../teams/add-team.ts";
import { demoGraph } from "./demo-graph.ts";
import { DEMO_LEADER, DEMO_MEMBERS } from "./demo-people.ts";
import { isEmpty, lockEmptiness } from "./demo-store.ts";

/**
 * Makes the demo on a database where nobody has begun: people, a team, a source and a live flow, all marked as demo.
 *
 * @returns whether it did
 */
export async function seedDemo(tx: Tx, catalog: Catalog): Promise<boolean> {
  await lockEmptiness(tx);
  if (!(await isEmpty(tx))) return false;
  const leaderId = await addDemoPerson(tx, DEMO_LEADER);
  const members: { repId: PersonId; weight: number }[] = [];
  for (const person of DEMO_MEMBERS) {
    members.push({ repId: await addDemoPerson(tx, person), weight: person.share });
  }
  const team = await addTeam(tx, { name: "Demo team", leaderId, members }, { by: null, demo: true });
  const source = await addSource(tx, { name: "Demo website", demo: true });
  const graph = demoGraph({ team, source });
  const flow = await addFlow(tx, { name: "Demo flow", graph, by: null, demo: true });
  await publishFlow(tx, catalog, flow, { seen: undefined, by: null });
  return true;
}

async function addDemoPerson(tx: Tx, person: (typeof DEMO_MEMBERS)[number]): Promise<PersonId> {
  const { share: _, awayDays, ...known } = person;
  const until = awayDays && new Date((await readClock(tx)) + awayDays * DAY).toISOString();
  return addPerson(tx, { ...known, roles: ["rep"], away: until ? { until } : null }, { demo: true });
}
