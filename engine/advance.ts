import type { Catalog } from "../node-catalog/kit/catalog.ts";
import { AppError } from "../node-catalog/kit/errors.ts";
import type { SharedFacts, SubjectFacts } from "../node-catalog/kit/facts.ts";
import { burst, type RunState } from "./burst.ts";
import { isTryAgain, type Tx } from "./database.ts";
import type { Program } from "./program.ts";
import type { Programs } from "./program-store.ts";
import { claimRuns, type ClaimedRun, type Pending, readPending, saveRuns } from "./run-store.ts";
import { type Advancing, moved, type Settled, stopped, wakeUp } from "./settle.ts";
import type { Change, World } from "./world.ts";

export const BATCH = 50;

export interface Engine {
  readonly world: World;
  readonly catalog: Catalog;
  readonly programs: Programs;
  /** Programs that name step types which only newer workers know. */
  readonly foreignPrograms: () => readonly string[];
}

/** Names the runs that a batch held when it could not be written, so that the one to blame can be found. */
export class BatchFailed extends Error {
  readonly runs: readonly ClaimedRun[];
  constructor(runs: readonly ClaimedRun[], cause: unknown) {
    super("a batch of runs could not be written", { cause });
    this.runs = runs;
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
    throw new BatchFailed(runs, error);
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
  const pending = await readPending(
    tx,
    held.map(({ id }) => id),
  );
  await advanceBatch(tx, engine, {
    runs: held.map((run) => wakeUp(run, pending.get(run.id), now)),
    subjects,
    programs,
    pending,
    now,
    isNew: false,
  });
  return runs.length;
}

export interface Batch {
  readonly runs: readonly Advancing[];
  readonly subjects: ReadonlyMap<string, SubjectFacts>;
  readonly programs: ReadonlyMap<string, Program>;
  readonly pending: ReadonlyMap<string, Pending>;
  readonly now: number;
  /** Runs that this transaction makes: inserted in the state they reach, instead of inserted and updated. */
  readonly isNew: boolean;
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

/** Runs of one batch follow each other in the order of their ids, each seeing what those before it have changed. */
function burstAll(engine: Engine, batch: Batch, shared: SharedFacts): { results: Settled[]; facts: SharedFacts } {
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
        signals: batch.pending.get(state.id)?.signals ?? [],
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
