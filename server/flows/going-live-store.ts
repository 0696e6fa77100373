import type { Tx } from "../../engine/database.ts";
import type { Graph } from "../../engine/graph.ts";
import type { PersonId, SourceId, Uuid } from "../../node-catalog/kit/domain.ts";
import { AppError } from "../../node-catalog/kit/errors.ts";
import { orOnViolation } from "../database/violations.ts";

/**
 * One flow goes live at a time, in the whole company: so the check that no two take the same source sees every other.
 * Nothing but settings waits for this lock.
 */
export async function lockGoingLive(tx: Tx): Promise<void> {
  await tx.query("select from workspace for no key update");
}

/** Keeps the teams, with those that have taken them in, the sources and the people among `ids` from being taken out of use until this transaction ends. */
export async function holdNamed(tx: Tx, ids: readonly Uuid[]): Promise<void> {
  await tx.query(
    `select from teams where id = any($1::uuid[]) or id in (select surviving_team(id) from unnest($1::uuid[]) as id)
      order by id for share`,
    [ids],
  );
  await tx.query("select from sources where id = any($1::uuid[]) order by id for share", [ids]);
  await tx.query("select from people where id = any($1::uuid[]) order by id for share", [ids]);
}

export interface NewVersion {
  readonly flowId: Uuid;
  readonly graph: Graph;
  readonly programId: Uuid;
  readonly by: PersonId | null;
  readonly note: string | null;
}

/** The flow's lock must be held. @returns the number of the version */
export async function insertVersion(tx: Tx, { flowId, graph, programId, by, note }: NewVersion): Promise<number> {
  const { rows } = await tx.query<{ version: number }>(
    `insert into flow_versions (flow_id, version, graph, program_id, published_at, published_by, note)
     select $1, coalesce(max(version), 0) + 1, $2, $3, baton_now(), $4, $5 from flow_versions where flow_id = $1
     returning version`,
    [flowId, JSON.stringify(graph), programId, by, note],
  );
  return rows[0]!.version;
}

/** @param sources those that feed it; none: all that no other flow takes */
export async function setLive(tx: Tx, flowId: Uuid, version: number, sources: readonly SourceId[]): Promise<void> {
  await tx.query("delete from live_sources where flow_id = $1", [flowId]);
  const takesRest = sources.length === 0;
  await orOnViolation(
    tx.query("update flows set status = 'live', live_version = $2, takes_rest = $3 where id = $1", [
      flowId,
      version,
      takesRest,
    ]),
    { one_flow_takes_the_rest: justTaken },
  );
  await orOnViolation(
    tx.query("insert into live_sources (source_id, flow_id) select unnest($2::uuid[]), $1", [flowId, sources]),
    { live_sources_pkey: justTaken },
  );
}

const justTaken = () =>
  new AppError(
    "conflict",
    "source-taken",
    "Another flow that takes the same leads just went live: look at this again.",
  );

export interface StoredVersion {
  readonly graph: Graph;
  readonly programId: Uuid;
}

export async function readVersion(tx: Tx, flowId: Uuid, version: number): Promise<StoredVersion | undefined> {
  const { rows } = await tx.query<StoredVersion>(
    `select graph, program_id as "programId" from flow_versions where flow_id = $1 and version = $2`,
    [flowId, version],
  );
  return rows[0];
}
