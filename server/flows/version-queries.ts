import type { Queryable } from "../../engine/database.ts";
import { type Program, programSchema } from "../../engine/program.ts";
import type { Uuid } from "../../node-catalog/kit/domain.ts";
import { AppError } from "../../node-catalog/kit/errors.ts";
import type { VersionView } from "./contract.ts";

export interface LiveProgram {
  readonly flowId: Uuid;
  readonly name: string;
  readonly program: Program;
}

/** What is live or paused, each with its program: a handful, so that they are searched in memory. */
export async function listLivePrograms(q: Queryable): Promise<LiveProgram[]> {
  const { rows } = await q.query<{ flowId: Uuid; name: string; body: unknown }>(
    `select f.id as "flowId", f.name, p.body
       from flows f
       join flow_versions v on v.flow_id = f.id and v.version = f.live_version
       join programs p on p.id = v.program_id
      where f.status <> 'draft' and f.archived_at is null
      order by lower(f.name)`,
  );
  return rows.map(({ body, ...flow }) => ({ ...flow, program: programSchema.parse(body) }));
}

/** Versions of a flow, the newest first. */
export async function listVersions(q: Queryable, flowId: Uuid): Promise<VersionView[]> {
  const { rows } = await q.query<Omit<VersionView, "publishedAt"> & { publishedAt: Date }>(
    `select v.version, v.published_at as "publishedAt", p.name as "publishedBy", v.graph,
            v.version = f.live_version and f.status <> 'draft' as live
       from flow_versions v
       join flows f on f.id = v.flow_id
       left join people p on p.id = v.published_by
      where v.flow_id = $1
      order by v.version desc`,
    [flowId],
  );
  return rows.map((row) => ({ ...row, publishedAt: row.publishedAt.toISOString() }));
}

/** @throws AppError `version-not-found` */
export async function readProgramOf(q: Queryable, flowId: Uuid, version: number): Promise<Program> {
  const { rows } = await q.query<{ body: unknown }>(
    `select p.body from flow_versions v join programs p on p.id = v.program_id where v.flow_id = $1 and v.version = $2`,
    [flowId, version],
  );
  if (!rows[0]) throw versionNotFound();
  return programSchema.parse(rows[0].body);
}

export const versionNotFound = () =>
  new AppError("not-found", "version-not-found", "This flow has no such version: look at its list of versions.");
