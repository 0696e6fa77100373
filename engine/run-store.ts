import type { Memo, WaitEvent } from "../node-catalog/kit/outcome.ts";
import type { Burst } from "./burst.ts";
import type { Tx } from "./database.ts";
import type { KeptSignal, RunState } from "./run-state.ts";

/** A run that a batch has claimed. Its row stays locked until the transaction ends: that lock is the lease. */
export interface ClaimedRun extends RunState {
  /** Teams that an earlier burst asked for. */
  readonly needs: readonly string[];
}

export interface SavedRun {
  readonly run: RunState;
  readonly burst: Pick<Burst, "steps" | "wait" | "call" | "consumedSignals">;
  readonly needs: readonly string[];
  readonly attempts: number;
  /** Epoch milliseconds. */
  readonly retryAt: number | null;
  readonly error: { readonly code: string; readonly message: string } | null;
  /** The wait that its deadline ended is closed with this event. */
  readonly expired: WaitEvent | null;
}

const COLUMNS = `id, program_id as "programId", flow_id as "flowId", version, subject_id as "subjectId", status,
  node_id as "nodeId", visit, seq, event, attempts, needs, baton_now() as now`;

/**
 * Claims runs that are ready or due. First come the ready ones, then deadlines in the order in which they fall due; each
 * branch reads its own small partial index. A run that has failed before comes alone, so that it spoils no batch.
 *
 * The columns come from the statement part that takes the lock: it reads a row again that another worker has just
 * written. A join with the locked ids would show that row as it was before, and the run would be advanced twice.
 */
const CLAIM = `
  with ready as materialized (
    select ${COLUMNS} from runs
    where status = 'ready' and attempts = 0 and not (program_id = any ($2::uuid[]))
    order by id limit $1 for no key update skip locked),
  due as materialized (
    select ${COLUMNS} from runs
    where status = 'waiting' and wake_at <= baton_now() and not (program_id = any ($2::uuid[]))
    order by wake_at limit $1 for no key update skip locked)
  select * from (select * from ready union all select * from due limit $1) as claimed order by id`;

const CLAIM_ONE_TRIED = `
  select ${COLUMNS} from runs
  where status = 'ready' and attempts > 0 and retry_at <= baton_now() and not (program_id = any ($1::uuid[]))
  order by retry_at limit 1 for no key update skip locked`;

type Row = ClaimedRun & { now: Date };

/** @param foreignPrograms programs with step types that this process does not know: left to newer workers */
export async function claimRuns(
  tx: Tx,
  limit: number,
  foreignPrograms: readonly string[],
): Promise<{ runs: ClaimedRun[]; now: number }> {
  const fresh = await tx.query<Row>({ name: "claim-runs", text: CLAIM, values: [limit, foreignPrograms] });
  const { rows } =
    fresh.rows.length > 0
      ? fresh
      : await tx.query<Row>({ name: "claim-tried-run", text: CLAIM_ONE_TRIED, values: [foreignPrograms] });
  return { runs: rows.map(toClaimed), now: rows[0]?.now.getTime() ?? 0 };
}

/** Locks a run that was claimed before, if it still stands as it stood then. */
export async function reclaimRun(
  tx: Tx,
  { id, seq, attempts }: Pick<ClaimedRun, "id" | "seq" | "attempts">,
): Promise<{ run: ClaimedRun; now: number } | undefined> {
  const { rows } = await tx.query<Row>(
    `select ${COLUMNS} from runs
     where id = $1 and seq = $2 and attempts = $3 and status in ('ready', 'waiting') for no key update`,
    [id, seq, attempts],
  );
  return rows[0] && { run: toClaimed(rows[0]), now: rows[0].now.getTime() };
}

function toClaimed(row: Row): ClaimedRun {
  const { now: _now, ...run } = row;
  return run;
}

/** What a run was waiting for, and what has come for it. */
export interface Pending {
  /** Of its open wait: which event leaves by which exit. */
  readonly exits: Readonly<Record<string, string>>;
  readonly memo: Memo | null;
  readonly signals: readonly KeptSignal[];
}

/** Read after the claim, in a statement of its own, so that it sees what was written until the locks were got. */
export async function readPending(tx: Tx, runIds: readonly string[]): Promise<ReadonlyMap<string, Pending>> {
  const { rows } = await tx.query<Pending & { runId: string }>({
    name: "read-pending",
    text: `select r.id as "runId", coalesce(w.exits, '{}') as exits, w.memo,
             coalesce((select json_agg(json_build_object('id', s.id, 'subject', s.subject, 'event', s.event)
                                       order by s.at, s.id)
                       from signals s where s.run_id = r.id and s.consumed_at is null), '[]') as signals
           from unnest($1::uuid[]) as r (id) left join waits w on w.run_id = r.id and w.run_id = any ($1::uuid[]) and w.state = 'open'`,
    values: [runIds],
  });
  return new Map(rows.map(({ runId, ...pending }) => [runId, pending]));
}

const RUN_FIELDS = `id uuid, program_id uuid, flow_id uuid, version int, subject_id uuid, status text, node_id text, visit int,
  seq int, needs uuid[], wake_at timestamptz, attempts int, retry_at timestamptz, error jsonb, event jsonb`;

// Named once more as an array, here and wherever rows are joined to a list: only that holds the planner to the index while
// a table is small, and the plan is kept when it no longer is (measured: a batch took 16 ms instead of 3).
const UPDATE_RUNS = `
  update runs set status = s.status, node_id = s.node_id, visit = s.visit, seq = s.seq, event = s.event,
    needs = coalesce(s.needs, '{}'), wake_at = s.wake_at, attempts = s.attempts, retry_at = s.retry_at, error = s.error,
    updated_at = $2
  from saved s where runs.id = s.id and runs.id = any ($7::uuid[])`;

const INSERT_RUNS = `
  insert into runs (id, program_id, flow_id, version, subject_id, status, node_id, visit, seq, needs, wake_at, attempts,
    retry_at, error, event, created_at, updated_at)
  select id, program_id, flow_id, version, subject_id, status, node_id, visit, seq, coalesce(needs, '{}'), wake_at, attempts,
    retry_at, error, event, $2, $2
  from saved`;

/** Everything that the engine writes for a batch, in one statement; the parts touch different tables or rows. */
const save = (writeRuns: string): string => `
  with saved as (select * from json_to_recordset($1::json) as t (${RUN_FIELDS})),
  runs_written as (${writeRuns}),
  steps_written as (
    insert into steps (run_id, first_seq, last_seq, steps, at)
    select run_id, first_seq, last_seq, steps, $2
    from json_to_recordset($3::json) as t (run_id uuid, first_seq int, last_seq int, steps jsonb)),
  signals_taken as (
    update signals set consumed_at = $2 where id = any ($4::uuid[])),
  calls_written as (
    insert into outbox (id, run_id, node_id, visit, next_at, created_at)
    select id, run_id, node_id, visit, $2, $2
    from json_to_recordset($5::json) as t (id uuid, run_id uuid, node_id text, visit int))
  insert into waits (id, run_id, node_id, kind, subject, exits, memo, opened_at, deadline)
  select id, run_id, node_id, kind, subject, exits, memo, $2, deadline
  from json_to_recordset($6::json) as t
    (id uuid, run_id uuid, node_id text, kind text, subject uuid, exits jsonb, memo jsonb,
      deadline timestamptz)`;

const SAVE_CLAIMED = save(UPDATE_RUNS);
const SAVE_NEW = save(INSERT_RUNS);

/** Ends the waits whose deadline has come; by itself, so that the same run can open its next wait after it. */
const END_WAITS = `
  update waits set state = 'ended', event = e.event, ended_at = $2
  from json_to_recordset($1::json) as e (run_id uuid, event jsonb)
  where waits.run_id = e.run_id and waits.state = 'open' and waits.run_id = any ($3::uuid[])`;

async function endWaits(tx: Tx, expired: readonly { run_id: string; event: WaitEvent }[], at: Date): Promise<void> {
  const values = [JSON.stringify(expired), at, expired.map(({ run_id }) => run_id)];
  await tx.query({ name: "end-waits", text: END_WAITS, values });
}

export async function saveRuns(
  tx: Tx,
  saved: readonly SavedRun[],
  { now, isNew }: { now: number; isNew: boolean },
): Promise<void> {
  const at = new Date(now);
  const expired = saved.flatMap(({ run, expired: event }) => (event ? [{ run_id: run.id, event }] : []));
  const ended = expired.length > 0 ? endWaits(tx, expired, at) : null;
  const written = tx.query({
    name: isNew ? "save-new-runs" : "save-claimed-runs",
    text: isNew ? SAVE_NEW : SAVE_CLAIMED,
    values: [
      JSON.stringify(saved.map(runRow)),
      at,
      JSON.stringify(saved.flatMap(stepRow)),
      saved.flatMap(({ burst }) => burst.consumedSignals),
      JSON.stringify(saved.flatMap(({ run, burst }) => (burst.call ? [callRow(run, burst.call)] : []))),
      JSON.stringify(saved.flatMap(({ run, burst }) => (burst.wait ? [waitRow(run, burst.wait)] : []))),
      ...(isNew ? [] : [saved.map(({ run }) => run.id)]),
    ],
  });
  await Promise.all([ended, written]);
}

const iso = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString());

function runRow({ run, burst, needs, attempts, retryAt, error }: SavedRun) {
  return {
    id: run.id,
    program_id: run.programId,
    flow_id: run.flowId,
    version: run.version,
    subject_id: run.subjectId,
    status: run.status,
    node_id: run.nodeId,
    visit: run.visit,
    seq: run.seq,
    needs: needs.length > 0 ? needs : null,
    wake_at: run.status === "waiting" ? iso(burst.wait?.until ?? null) : null,
    attempts,
    retry_at: iso(retryAt),
    error,
    event: run.event,
  };
}

function stepRow({ run, burst: { steps } }: SavedRun) {
  if (steps.length === 0) return [];
  return [{ run_id: run.id, first_seq: steps[0]!.seq, last_seq: steps.at(-1)!.seq, steps }];
}

const callRow = (run: RunState, { id, nodeId, visit }: NonNullable<Burst["call"]>) => ({
  id,
  run_id: run.id,
  node_id: nodeId,
  visit,
});

const waitRow = (run: RunState, { id, nodeId, kind, subject, exits, memo, until }: NonNullable<Burst["wait"]>) => ({
  id,
  run_id: run.id,
  node_id: nodeId,
  kind,
  subject,
  exits,
  memo,
  deadline: iso(until),
});
