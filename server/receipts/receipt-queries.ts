import { z } from "zod";
import type { Queryable, Tx } from "../../engine/database.ts";
import type { Decision, DecisionMember } from "../../node-catalog/kit/because.ts";
import type { LeadTraits, StrategyParams } from "../../node-catalog/kit/decision-inputs.ts";
import {
  type AssignmentId,
  type LeadId,
  type PersonId,
  type TeamId,
  uuid,
  type Uuid,
} from "../../node-catalog/kit/domain.ts";
import { cursorTime, decodeCursor, pageFrom } from "../http/cursor.ts";
import { unpackDecision } from "./pack-decision.ts";
import type { DecidedBy, PackedDecision } from "./packed.ts";
import type { TeamSnapshot } from "./team-snapshot.ts";

/** The first format kept no inputs, and those of an erased lead are gone: such a decision is told, but not replayed. */
export type KeptDecision = Omit<Decision, "inputs"> & {
  readonly inputs?: Decision["inputs"];
  /** What the step asked for, which is kept when the lead is erased. */
  readonly params?: StrategyParams;
};

export interface Receipt {
  readonly id: Uuid;
  readonly runId: Uuid;
  readonly nodeId: string;
  readonly visit: number;
  readonly leadId: LeadId;
  readonly assignmentId: AssignmentId | null;
  readonly at: Date;
  readonly decision: KeptDecision;
}

/** It told numbers as texts. */
interface FirstFormat extends Omit<Decision, "inputs" | "members"> {
  readonly members: readonly (Omit<DecisionMember, Turns> & Readonly<Record<Turns, string>>)[];
}
type Turns = "creditBefore" | "gained" | "creditAfter";

interface Row extends Omit<Receipt, "decision"> {
  readonly teamId: TeamId;
  readonly teamVersion: bigint | null;
  readonly decision: FirstFormat | null;
  readonly packed: PackedDecision | null;
  readonly by: DecidedBy | null;
  /** null when it was erased. */
  readonly lead: LeadTraits | null;
}

const RECEIPTS = `
  select r.id, r.run_id as "runId", r.node_id as "nodeId", r.visit, r.lead_id as "leadId",
         r.assignment_id as "assignmentId", r.at, r.team_id as "teamId", r.team_version as "teamVersion", r.decision, r.packed,
         p.params as by, r.lead
    from receipts r
    left join decision_params p on p.id = r.params_id`;

/** The choices among people that a run made, in order. The lead narrows them, because its index finds them. */
export async function readReceiptsOfRun(q: Queryable, leadId: LeadId, runId: Uuid): Promise<readonly Receipt[]> {
  return read(q, `${RECEIPTS} where r.lead_id = $1 and r.run_id = $2 order by r.at, r.visit, r.id`, [leadId, runId]);
}

/** Why this assignment was made; undefined when no step of a flow chose. */
export async function readReceiptOf(q: Queryable, id: AssignmentId): Promise<Receipt | undefined> {
  const [receipt] = await read(
    q,
    `${RECEIPTS} join assignments a on a.lead_id = r.lead_id and a.id = r.assignment_id where a.id = $1`,
    [id],
  );
  return receipt;
}

/** Why these assignments were made, in no order; those that no step of a flow chose are left out. */
export async function readReceiptsOf(q: Queryable, ids: readonly AssignmentId[]): Promise<readonly Receipt[]> {
  return read(
    q,
    `${RECEIPTS} join assignments a on a.lead_id = r.lead_id and a.id = r.assignment_id where a.id = any($1::uuid[])`,
    [ids],
  );
}

const CURSOR = z.tuple([cursorTime, uuid]);

/** Choices of somebody's teams, since they are in them, that went to somebody else or to nobody; newest first. */
export async function readPassedBy(
  q: Queryable,
  personId: PersonId,
  { cursor, limit }: { readonly cursor?: string | undefined; readonly limit: number },
): Promise<{ data: Receipt[]; nextCursor: string | null }> {
  const after = decodeCursor(cursor, CURSOR) ?? [null, null];
  const { rows } = await (q as Tx).query<{ id: Uuid; at: string }>(
    `select r.id, r.at::text as at
       from team_members m
       cross join lateral (
         select r.id, r.at from receipts r
           left join assignments a on a.id = r.assignment_id
          where r.team_id = m.team_id and r.at >= m.joined_at and a.person_id is distinct from m.person_id
            and ($2::timestamptz is null or (r.at, r.id) < ($2, $3::uuid))
          order by r.at desc, r.id desc limit $4
       ) r
      where m.person_id = $1
      order by r.at desc, r.id desc limit $4`,
    [personId, ...after, limit + 1],
  );
  const page = pageFrom(rows, limit, ({ at, id }) => [at, id]);
  const ids = page.data.map(({ id }) => id);
  const receipts = await read(q, `${RECEIPTS} where r.id = any ($1::uuid[]) order by r.at desc, r.id desc`, [ids]);
  return { data: receipts, nextCursor: page.nextCursor };
}

/** Batches take at most seconds from reading the clock to their commit; later than this no earlier receipt appears. */
const SETTLED = "30 seconds";

/** Choices of a team after the one with this time and id, oldest first, as far as nothing can come in between any more. */
export async function readReceiptsSince(
  q: Queryable,
  teamId: TeamId,
  [at, id]: readonly [at: string, id: Uuid],
  limit: number,
): Promise<readonly Receipt[]> {
  return read(
    q,
    `${RECEIPTS} where r.team_id = $1 and (r.at, r.id) > ($2::timestamptz, $3::uuid)
        and r.at < baton_now() - interval '${SETTLED}'
      order by r.at, r.id limit $4`,
    [teamId, at, id, limit],
  );
}

async function read(q: Queryable, text: string, values: readonly unknown[]): Promise<Receipt[]> {
  const { rows } = await (q as Tx).query<Row>(text, [...values]);
  const snapshots = await readSnapshots(q, rows);
  return rows.map(({ teamId, teamVersion, decision, packed, by, lead, ...row }) => {
    if (!packed || !by) return { ...row, decision: ofFirstFormat(decision!) };
    const team = snapshots.get(`${teamId} ${teamVersion}`)!;
    const { inputs, ...told } = unpackDecision({ packed, by, team, lead: lead ?? {} });
    return { ...row, decision: { ...told, ...(lead ? { inputs } : { params: by.params }) } };
  });
}

const ofFirstFormat = (decision: FirstFormat): KeptDecision => ({
  ...decision,
  members: decision.members.map((member) => ({
    ...member,
    creditBefore: Number(member.creditBefore),
    gained: Number(member.gained),
    creditAfter: Number(member.creditAfter),
  })),
});

/** Read apart: many receipts share one snapshot, which may be large. */
async function readSnapshots(q: Queryable, rows: readonly Row[]): Promise<ReadonlyMap<string, TeamSnapshot>> {
  const wanted = new Map(rows.map((row) => [`${row.teamId} ${row.teamVersion}`, row]));
  if (wanted.size === 0) return new Map();
  const { rows: found } = await (q as Tx).query<{ teamId: TeamId; version: bigint; facts: TeamSnapshot }>(
    `select s.team_id as "teamId", s.version, s.facts
       from unnest($1::uuid[], $2::bigint[]) as wanted (team_id, version)
       join team_snapshots s using (team_id, version)`,
    [[...wanted.values()].map(({ teamId }) => teamId), [...wanted.values()].map(({ teamVersion }) => teamVersion)],
  );
  return new Map(found.map(({ teamId, version, facts }) => [`${teamId} ${version}`, facts]));
}
