import type { Graph } from "../../engine/graph.ts";
import type { AcceptedLead } from "../../server/intake/contract.ts";
import type { LeadDetail } from "../../server/leads/contract.ts";
import { mainJob } from "../flows/main-job.ts";
import type { Caller } from "../http/callers.ts";

export interface LiveFlow {
  readonly flowId: string;
  readonly source: string;
  readonly team: string;
  readonly leader: string;
  /** Who is first among those who never had a lead is by hashed id, so by chance. */
  readonly reps: readonly string[];
}

let made = 0;

/** A value that no other test of this run uses. */
export const unique = (word: string): string => `${word} ${process.pid} ${++made}`;

/** Calls that must succeed: says what came instead. */
export async function made2xx<Body>(call: Promise<{ status: number; body: Body }>): Promise<Body> {
  const { status, body } = await call;
  if (status >= 300) throw new Error(`answered ${status}: ${JSON.stringify(body)}`);
  return body;
}

export async function aRep(api: Caller, more: object = {}): Promise<string> {
  const name = unique("Person");
  const email = `${name.replaceAll(" ", "-").toLowerCase()}@example.org`;
  return (await made2xx(api.post<{ id: string }>("/reps", { name, email, languages: ["de"], ...more }))).id;
}

/** The main job, live, over the API: a source, a team of `reps` people with a leader, and their flow. */
export async function aLiveFlow(
  api: Caller,
  { reps: count = 3, change = (graph: Graph) => graph } = {},
): Promise<LiveFlow> {
  const leader = await aRep(api, { roles: ["manager"] });
  const reps = await Promise.all(Array.from({ length: count }, () => aRep(api)));
  const members = reps.map((repId) => ({ repId, weight: 1 }));
  const team = await made2xx(api.post<{ id: string }>("/teams", { name: unique("Team"), leaderId: leader, members }));
  const source = await made2xx(api.post<{ id: string }>("/sources", { name: unique("Source") }));
  const graph = change(mainJob({ team: team.id, sources: [source.id] }));
  const flow = await made2xx(api.post<{ id: string }>("/flows", { name: unique("Flow"), graph }));
  await made2xx(api.post(`/flows/${flow.id}/publish`));
  return { flowId: flow.id, source: source.id, team: team.id, leader, reps };
}

/** Asks first instead of giving at once, and waits five minutes for the answer. */
export function asOffer(graph: Graph): Graph {
  const nodes = graph.nodes.map((node) =>
    node.type === "round-robin" ? { ...node, config: { ...node.config, mode: "offer" } } : node,
  );
  const answer = { id: "answer", type: "wait-for-acceptance", config: { within: "PT5M" }, position: { x: 300, y: 0 } };
  const edges = graph.edges.map((edge) =>
    edge.source === "turns" && edge.sourceHandle === "assigned" ? { ...edge, target: "answer" } : edge,
  );
  const after = { accepted: "task", declined: "escalate", timeout: "escalate" };
  const more = Object.entries(after).map(([sourceHandle, target]) => ({
    id: `answer-${sourceHandle}`,
    source: "answer",
    sourceHandle,
    target,
  }));
  return { nodes: [...nodes, answer], edges: [...edges, ...more] };
}

export interface HandedOver extends AcceptedLead {
  readonly owner: { readonly id: string; readonly name: string };
}

/** Sends a German lead of somebody new. */
export async function sendLead(api: Caller, source: string, more: object = {}): Promise<AcceptedLead> {
  const email = `${unique("lead").replaceAll(" ", "-")}@example.com`;
  return made2xx(api.post<AcceptedLead>("/leads", { source, name: "Mia Sommer", email, language: "de", ...more }));
}

/** A lead that somebody has at once. */
export async function sendOwnedLead(api: Caller, source: string, more: object = {}): Promise<HandedOver> {
  const lead = await sendLead(api, source, more);
  if (!lead.owner) throw new Error("nobody has this lead");
  return lead as HandedOver;
}

export const readLead = (api: Caller, id: string): Promise<LeadDetail> => made2xx(api.get<LeadDetail>(`/leads/${id}`));

/** Who has it now, or is asked to take it. */
export async function openAssignment(api: Caller, leadId: string) {
  const { assignments } = await readLead(api, leadId);
  const open = assignments.find(({ state }) => state === "owned" || state === "offered");
  if (!open) throw new Error("nobody has this lead");
  return open;
}
