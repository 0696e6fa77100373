import type { Db } from "../../engine/database.ts";
import { newId } from "../../engine/ids.ts";
import { createCatalog } from "../../node-catalog/kit/catalog.ts";
import createTask from "../../node-catalog/nodes/create-task.ts";
import escalate from "../../node-catalog/nodes/escalate.ts";
import leadCaptured from "../../node-catalog/nodes/lead-captured.ts";
import roundRobin from "../../node-catalog/nodes/round-robin.ts";
import waitForContact from "../../node-catalog/nodes/wait-for-contact.ts";
import type { Actor } from "../../server/http/route.ts";

/** The few step types that these tests talk about. */
export const catalog = createCatalog([leadCaptured, roundRobin, createTask, waitForContact, escalate]);

export const asRep = (id: string): Actor => ({ kind: "person", id, roles: ["rep"] });
export const asManager = (id: string): Actor => ({ kind: "person", id, roles: ["manager"] });
export const asKey = (): Actor => ({ kind: "key", id: newId(), scopes: ["leads:read"] });

/** `GET path` as `actor`. */
export async function get(server: { readonly url: string }, path: string, actor: Actor) {
  const response = await fetch(`${server.url}/api/v1${path}`, { headers: { "x-actor": JSON.stringify(actor) } });
  return { status: response.status, body: await response.json() };
}

export async function post(server: { readonly url: string }, path: string, actor: Actor, body: unknown = {}) {
  const response = await fetch(`${server.url}/api/v1${path}`, {
    method: "POST",
    headers: { "x-actor": JSON.stringify(actor), "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: await response.json() };
}

/** Inserts a row with the given columns; objects become JSON. @returns its id */
export async function insert(db: Db, table: string, columns: Record<string, unknown>): Promise<string> {
  const row: Record<string, unknown> = { id: newId(), ...columns };
  const names = Object.keys(row);
  const values = Object.values(row).map((value) => (isPlain(value) ? JSON.stringify(value) : value));
  const marks = names.map((_, index) => `$${index + 1}`);
  await db.query(`insert into ${table} (${names.join()}) values (${marks.join()})`, values);
  return String(row["id"]);
}

const isPlain = (value: unknown) => value !== null && typeof value === "object" && value.constructor === Object;

let made = 0;

export async function aPerson(db: Db, name: string, columns: Record<string, unknown> = {}): Promise<string> {
  return insert(db, "people", { name, email: `person${++made}@example.org`, ...columns });
}

export async function aTeam(db: Db, name: string, members: readonly string[], leader?: string): Promise<string> {
  const team = await insert(db, "teams", { name: `${name} ${++made}`, leader_id: leader ?? null });
  await db.query("insert into team_ledgers (team_id) values ($1)", [team]);
  for (const person_id of members) {
    await db.query("insert into team_members (team_id, person_id) values ($1, $2)", [team, person_id]);
  }
  return team;
}

export async function aLead(db: Db, columns: Record<string, unknown> = {}): Promise<string> {
  const at = new Date(Date.now() - 60_000);
  const contact_id = await insert(db, "contacts", { created_at: at });
  const source_id = await insert(db, "sources", { name: `Web form ${++made}`, form_key: `key${made}` });
  const lead = await insert(db, "leads", {
    contact_id,
    source_id,
    name: "Lukas Brandt",
    company: "Nordwind Logistik",
    message: "We need a quote for 40 delivery vans.",
    created_at: at,
    ...columns,
  });
  await insert(db, "inquiries", { lead_id: lead, source_id, received: {}, at });
  return lead;
}

/** A lead that `person` owns since `minutesAgo`, with the assignment. */
export async function anOwnedLead(
  db: Db,
  person: string,
  {
    lead: columns = {},
    assignment = {},
  }: { lead?: Record<string, unknown>; assignment?: Record<string, unknown> } = {},
): Promise<{ lead: string; assignment: string }> {
  const lead = await aLead(db, { status: "assigned", owner_id: person, ...columns });
  const id = await insert(db, "assignments", {
    lead_id: lead,
    person_id: person,
    state: "owned",
    because: { code: "next-in-turn", person, team: person },
    at: new Date(Date.now() - 30_000),
    ...assignment,
  });
  return { lead, assignment: id };
}

/** A run of a flow with one step of each given node type, `n0`, `n1` …, standing at the first. */
export async function aRun(
  db: Db,
  lead: string,
  types: readonly string[],
  columns: Record<string, unknown> = {},
): Promise<{ run: string; flow: string }> {
  const at = new Date(Date.now() - 50_000);
  const nodes = Object.fromEntries(
    types.map((type, index) => [`n${index}`, { type, version: 1, config: {}, exits: {} }]),
  );
  const program_id = await insert(db, "programs", { format: 1, types: [], body: { format: 1, start: "n0", nodes } });
  const flow = await insert(db, "flows", { name: `New leads ${++made}`, draft: {}, created_at: at, updated_at: at });
  const run = await insert(db, "runs", {
    program_id,
    flow_id: flow,
    version: 1,
    subject_id: lead,
    status: "waiting",
    node_id: "n0",
    created_at: at,
    updated_at: at,
    ...columns,
  });
  return { run, flow };
}

/** `from` the time before now, in minutes. */
export const ago = (minutes: number): Date => new Date(Date.now() - minutes * 60_000);
