import { type Engine } from "../../../engine/advance.ts";
import { AskedTeams } from "../../../engine/asked-teams.ts";
import { type Db, transaction } from "../../../engine/database.ts";
import { drain } from "../../../engine/drain.ts";
import type { Graph } from "../../../engine/graph.ts";
import { Programs } from "../../../engine/program-store.ts";
import type { Catalog } from "../../../node-catalog/kit/catalog.ts";
import type { PersonId, Role, SourceId, TeamId } from "../../../node-catalog/kit/domain.ts";
import { loadCatalog } from "../../../node-catalog/load.ts";
import { addFlow } from "../../../server/flows/add-flow.ts";
import { publishFlow } from "../../../server/flows/go-live.ts";
import { acceptLeads } from "../../../server/intake/accept-leads.ts";
import { newLead } from "../../../server/intake/contract.ts";
import { type Incoming, type LeadRequest, toRequest } from "../../../server/intake/request.ts";
import { addPerson } from "../../../server/people/add-person.ts";
import { addSource } from "../../../server/sources/add-source.ts";
import { addTeam } from "../../../server/teams/add-team.ts";
import { FactsLoader } from "../../../server/world/load-facts.ts";
import { createWorld } from "../../../server/world/world.ts";
import { mainJob } from "../../flows/main-job.ts";

export const catalog = await loadCatalog();

/** An engine as every process has one: with memories of its own. */
export function anEngine(nodes: Catalog = catalog): Engine {
  return {
    world: createWorld(new FactsLoader()),
    catalog: nodes,
    programs: new Programs(),
    askedTeams: new AskedTeams(),
    foreignPrograms: () => [],
  };
}

let made = 0;

export async function aPerson(db: Db, name = `Person ${++made}`, roles: Role[] = ["rep"]): Promise<PersonId> {
  const email = `person-${++made}@example.com`;
  return transaction(db, (tx) => addPerson(tx, { name, email, roles, languages: [], hours: null, away: null }));
}

export interface TestTeam {
  readonly id: TeamId;
  readonly name: string;
  readonly members: readonly PersonId[];
  readonly leader: PersonId;
}

/** A team whose members have the given shares, with a leader who is not one of them. */
export async function aTeam(db: Db, weights: readonly number[] = [1, 1, 1]): Promise<TestTeam> {
  const members: PersonId[] = [];
  for (const _ of weights) members.push(await aPerson(db));
  const leader = await aPerson(db, undefined, ["manager"]);
  const name = `Team ${++made}`;
  const shares = members.map((repId, index) => ({ repId, weight: weights[index]! }));
  const id = await transaction(db, (tx) => addTeam(tx, { name, leaderId: leader, members: shares }, { by: null }));
  return { id, name, members, leader };
}

export async function aSource(db: Db): Promise<SourceId> {
  return transaction(db, (tx) => addSource(tx, { name: `Source ${++made}`, demo: false }));
}

export interface LiveFlow {
  readonly flow: string;
  readonly source: SourceId;
}

/** Makes a flow live on a source of its own. */
export async function goLive(
  db: Db,
  graphOf: (sources: SourceId[]) => Graph,
  nodes: Catalog = catalog,
): Promise<LiveFlow> {
  const source = await aSource(db);
  const flow = await transaction(db, (tx) =>
    addFlow(tx, { name: `Flow ${++made}`, graph: graphOf([source]), by: null }),
  );
  await transaction(db, (tx) => publishFlow(tx, nodes, flow, { seen: undefined, by: null }));
  return { flow, source };
}

/** The main job, live, with a team of its own. */
export async function aMainJob(db: Db, weights?: readonly number[]): Promise<LiveFlow & { team: TestTeam }> {
  const team = await aTeam(db, weights);
  return { ...(await goLive(db, (sources) => mainJob({ team: team.id, sources }))), team };
}

/** A graph from `from exit to` lines; `done` is the exit where none is named. */
export function graph(
  nodes: Readonly<Record<string, readonly [type: string, config?: Graph["nodes"][number]["config"]]>>,
  edges: readonly string[],
): Graph {
  return {
    nodes: Object.entries(nodes).map(([id, [type, config = {}]]) => ({ id, type, config, position: { x: 0, y: 0 } })),
    edges: edges.map((line) => {
      const words = line.split(" ");
      const [source, exit, target] =
        words.length === 2 ? [words[0]!, "done", words[1]!] : (words as [string, string, string]);
      return { id: line, source, sourceHandle: exit, target };
    }),
  };
}

export type LeadBody = Partial<Record<string, unknown>>;

export function incoming(source: SourceId, body: LeadBody = {}, idempotency?: Incoming["idempotency"]): Incoming {
  const number = ++made;
  const received = { name: `Lead ${number}`, email: `lead-${number}@example.org`, language: "de", ...body };
  return {
    source: { id: source, demo: false },
    lead: newLead.parse(received),
    received,
    ...(idempotency && { idempotency }),
  };
}

export const aRequest = (...lead: Parameters<typeof incoming>): LeadRequest => toRequest(incoming(...lead), "DE");

/** Takes leads in as one batch. @returns their replies */
export async function takeIn(db: Db, engine: Engine, requests: readonly LeadRequest[]) {
  const { answers, advanceError } = await acceptLeads(db, engine, requests);
  if (advanceError) throw advanceError;
  return answers.map((answer) => {
    if (!answer.ok) throw new Error(answer.reason);
    return answer.reply;
  });
}

/** Takes one lead in. @returns it with its run */
export async function aLead(db: Db, engine: Engine, source: SourceId, body: LeadBody = {}) {
  const [reply] = await takeIn(db, engine, [aRequest(source, body)]);
  return { lead: reply!.leadId, run: reply!.runIds[0]!, owner: reply!.owner };
}

/** Advances every run of the database that is ready or due. */
export const advanceAll = (db: Db, engine: Engine): Promise<number> => drain(db, engine);
