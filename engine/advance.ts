import type { Catalog } from "../node-catalog/kit/catalog.ts";
import { AppError } from "../node-catalog/kit/errors.ts";
import type { SharedFacts, SubjectFacts } from "../node-catalog/kit/facts.ts";
import { type Burst, burst, type KeptSignal, type RunState, withExits } from "./burst.ts";
import { isTryAgain, type Tx } from "./database.ts";
import type { Program } from "./program.ts";
import type { Programs } from "./program-store.ts";
import { claimRuns, type ClaimedRun, readSignals, type SavedRun, saveRuns } from "./run-store.ts";
import type { Change, World } from "./world.ts";

export const BATCH = 50;

/** Seconds until a run whose burst threw is tried again; after the last one it stops and asks for a person. */
const RETRY_AFTER_S = [1, 10, 60];

export interface Engine {
  readonly world: World;
  readonly catalog: Catalog;
  readonly programs: Programs;
  /** Programs that name step types which only newer workers know. */
  readonly foreignPrograms: () => readonly string[];
}

/** Names the runs that a batch held when the database refused it, so that the one to blame can be found. */
export class BatchFailed extends Error {
  readonly runIds: readonly string[];
  constructor(runIds: readonly string[], cause: unknown) {
    super("a batch of runs could not be written", { cause });
    this.runIds = runIds;
  }
}

/**
 * Claims up to 50 runs that are ready or due and takes each as far as it goes, in one transaction.
 *
 * @returns how many runs were claimed: 0 when there is nothing to do
 * @throws BatchFailed
 */
export async function advance(tx: Tx, engine: Engine, limit = BATCH): Promise<number> {
  const { runs, now } = await claimRuns(tx, limit, engine.foreignPrograms());
  if (runs.length === 0) return 0;
  try {
    return await advanceClaimed(tx, engine, runs, now);
  } catch (error) {
    if (isTryAgain(error)) throw error;
    throw new BatchFailed(
      runs.map(({ id }) => id),
      error,
    );
  }
}

async function advanceClaimed(tx: Tx, engine: Engine, runs: readonly ClaimedRun[], now: number): Promise<number> {
  const subjects = await engine.world.lockSubjects(tx, [...new Set(runs.map(({ subjectId }) => subjectId))]);
  const held = runs.filter(({ subjectId }) => subjects.has(subjectId));
  if (held.length === 0) return 0;
  const programs = await engine.programs.load(
    tx,
    held.map(({ programId }) => programId),
  );
  const signals = await readSignals(
    tx,
    held.map(({ id }) => id),
  );
  await advanceBatch(tx, engine, {
    runs: held.map((run) => wakeUp(run, now)),
    subjects,
    programs,
    signals,
    now,
    isNew: false,
  });
  return runs.length;
}

export interface Batch {
  readonly runs: readonly Advancing[];
  readonly subjects: ReadonlyMap<string, SubjectFacts>;
  readonly programs: ReadonlyMap<string, Program>;
  readonly signals: ReadonlyMap<string, readonly KeptSignal[]>;
  readonly now: number;
  /** Runs that this transaction makes: inserted in the state they reach, instead of inserted and updated. */
  readonly isNew: boolean;
}

export interface Advancing {
  readonly state: RunState;
  /** Teams that an earlier burst asked for. */
  readonly needs: readonly string[];
  readonly expired: SavedRun["expired"];
}

function wakeUp({ expired, exits, needs, ...state }: ClaimedRun, now: number): Advancing {
  if (!expired) return { state: { ...state, status: "ready" }, needs, expired: null };
  const event = withExits({ kind: "timeout", at: now }, exits ?? {});
  return { state: { ...state, status: "ready", event }, needs, expired: event };
}

/** The heart: scout without locks, lock the teams, burst, write. */
export async function advanceBatch(tx: Tx, engine: Engine, batch: Batch): Promise<readonly Change[]> {
  const teamIds = await scout(tx, engine, batch);
  const shared = await engine.world.lockShared(tx, teamIds, holders(batch));
  const { results, facts } = burstAll(engine, batch, shared);
  await saveRuns(
    tx,
    results.map(({ saved }) => saved),
    batch,
  );
  const changes = results.map(({ change }) => change);
  await engine.world.apply(tx, changes, facts);
  return changes;
}

/**
 * Bursts over facts that may be a moment old, only to learn which teams the batch will ask for; they are locked once, in
 * order. A team named by what another lead of the batch does is found by the burst under locks, which then stops there.
 */
async function scout(tx: Tx, engine: Engine, batch: Batch): Promise<string[]> {
  const teamIds = new Set(batch.runs.flatMap(({ needs }) => needs));
  const people = holders(batch);
  for (;;) {
    const shared = await engine.world.peekShared(tx, [...teamIds], people);
    const asked = burstAll(engine, batch, shared).results.flatMap(({ saved }) => saved.needs);
    if (asked.every((id) => teamIds.has(id))) return [...teamIds].toSorted();
    for (const id of asked) teamIds.add(id);
  }
}

/** Who has one of the batch's leads now: their hours count, whichever team they are in. */
function holders({ subjects }: Batch): string[] {
  const current = [...subjects.values()].flatMap(({ assignments }) =>
    assignments.filter(({ state }) => state === "offered" || state === "owned"),
  );
  return [...new Set(current.map(({ personId }) => personId))];
}

interface Result {
  readonly saved: SavedRun;
  readonly change: Change;
}

/** Runs of one batch follow each other in the order of their ids, each seeing what those before it have changed. */
function burstAll(engine: Engine, batch: Batch, shared: SharedFacts): { results: Result[]; facts: SharedFacts } {
  const subjects = new Map(batch.subjects);
  let facts = shared;
  const results = batch.runs.map((advancing) => {
    const { state } = advancing;
    const subject = subjects.get(state.subjectId)!;
    try {
      const done = burst({
        program: programOf(batch, state),
        catalog: engine.catalog,
        run: state,
        facts: { subject, shared: facts },
        now: batch.now,
        signals: batch.signals.get(state.id) ?? [],
      });
      facts = done.facts.shared;
      subjects.set(state.subjectId, done.facts.subject);
      return moved(advancing, subject, done, batch.now);
    } catch (error) {
      return stopped(advancing, subject, error, batch.now);
    }
  });
  return { results, facts };
}

function programOf({ programs }: Batch, { programId }: RunState): Program {
  const program = programs.get(programId);
  if (!program) throw new AppError("stop", "no-program", "The flow of this lead cannot be read.");
  return program;
}

function moved({ expired }: Advancing, before: SubjectFacts, done: Burst, at: number): Result {
  const needs = done.needsTeam === null ? [] : [done.needsTeam];
  const { run, facts, effects, steps, decisions, wait } = done;
  return {
    saved: { run, burst: done, needs, attempts: 0, retryAt: null, error: null, expired },
    change: { run, before, subject: facts.subject, effects, steps, decisions, wait, error: null, at },
  };
}

const NOTHING: SavedRun["burst"] = { steps: [], wait: null, call: null, consumedSignals: [] };

/** A burst that threw is this run's own failure: it is tried again later, then stops with its error. Nobody else waits. */
function stopped({ state, needs, expired }: Advancing, subject: SubjectFacts, thrown: unknown, at: number): Result {
  const attempts = state.attempts + 1;
  const retryAfter = RETRY_AFTER_S[attempts - 1];
  const isFinal = retryAfter === undefined || (thrown instanceof AppError && thrown.kind === "stop");
  const error = isFinal ? describe(thrown) : null;
  const run: RunState = { ...state, status: isFinal ? "failed" : "ready", attempts };
  const retryAt = isFinal ? null : at + retryAfter * 1000;
  return {
    saved: { run, burst: NOTHING, needs, attempts, retryAt, error, expired },
    change: { run, before: subject, subject, effects: [], steps: [], decisions: [], wait: null, error, at },
  };
}

function describe(thrown: unknown): { code: string; message: string } {
  if (thrown instanceof AppError) return { code: thrown.code, message: thrown.message };
  // Not shown to people as it is: an unexpected error may carry what is in the lead.
  return { code: "unexpected", message: "This step failed unexpectedly. Try again, or change the flow." };
}
