import type { Db } from "../../engine/database.ts";
import type { Step } from "../../engine/burst.ts";

export interface ReplayedRun {
  readonly id: string;
  readonly flowId: string;
  readonly version: number;
  readonly leadId: string;
  readonly leadName: string;
}

/**
 * A run, its steps after `after`, and the number of its last step. Without a run the last number is 0.
 *
 * @param most no steps are read when there are more than this
 */
export async function readStepsAfter(
  db: Db,
  runId: string,
  after: number,
  most: number,
): Promise<{ run: ReplayedRun | undefined; steps: Step[]; lastSeq: number }> {
  const { rows } = await db.query<ReplayedRun & { lastSeq: number; steps: Step[] }>(
    `select r.id, r.flow_id as "flowId", r.version, r.subject_id as "leadId", l.name as "leadName", r.seq as "lastSeq",
       coalesce((select jsonb_agg(step order by (step ->> 'seq')::int)
                 from steps s, jsonb_array_elements(s.steps) as step
                 where s.run_id = r.id and s.last_seq > $2 and r.seq - $2 <= $3), '[]') as steps
     from runs r join leads l on l.id = r.subject_id where r.id = $1`,
    [runId, Number.isFinite(after) ? after : 2 ** 31 - 1, most],
  );
  const row = rows[0];
  if (!row) return { run: undefined, steps: [], lastSeq: 0 };
  const { steps, lastSeq, ...run } = row;
  return { run, lastSeq, steps: steps.filter(({ seq }) => seq > after) };
}

export async function readLeadOfRun(db: Db, runId: string): Promise<string | undefined> {
  const { rows } = await db.query<{ leadId: string }>('select subject_id as "leadId" from runs where id = $1', [runId]);
  return rows[0]?.leadId;
}
