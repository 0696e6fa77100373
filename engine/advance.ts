import type { Catalog } from "../node-catalog/kit/catalog.ts";
import type { AskedTeams } from "./asked-teams.ts";
import { type Batch, burstBatch } from "./burst-batch.ts";
import { isTryAgain, type Tx } from "./database.ts";
import type { Programs } from "./program-store.ts";
import { claimRuns, type ClaimedRun, readPending, saveRuns } from "./run-store.ts";
import { wakeUp } from "./settle.ts";
import { askedBy } from "./wanted-facts.ts";
import type { Change, WantedFacts, World } from "./world.ts";

export const BATCH = 50;

export interface Engine {
  readonly world: World;
  readonly catalog: Catalog;
  readonly programs: Programs;
  readonly askedTeams: AskedTeams;
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
 * Claims up to 50 runs, or as many as are asked for, that are ready or due and takes each as far as it goes, in one transaction.
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
  const programIds = runs.map(({ programId }) => programId);
  const runIds = runs.map(({ id }) => id);
  const subjectIds = [...new Set(runs.map(({ subjectId }) => subjectId))];
  const [{ subjects, accounts }, pending, programs] = await Promise.all([
    engine.world.lockSubjects(tx, subjectIds),
    readPending(tx, runIds),
    engine.programs.load(tx, programIds),
  ]);
  const held = runs.filter(({ subjectId }) => subjects.has(subjectId));
  if (held.length === 0) return 0;
  await advanceBatch(tx, engine, {
    runs: held.map((run) => wakeUp(run, pending.get(run.id), now)),
    subjects,
    accounts,
    programs,
    pending,
    now,
    isNew: false,
  });
  return runs.length;
}

/** The heart: find out which teams it takes, lock them, burst, write. */
export async function advanceBatch(tx: Tx, engine: Engine, batch: Batch): Promise<readonly Change[]> {
  const teamIds = engine.askedTeams.of(batch) ?? (await scout(tx, engine, batch));
  const shared = await engine.world.lockShared(tx, { teamIds, ...wantedBy(engine, batch) });
  const { results, facts } = burstBatch(engine.catalog, batch, shared);
  engine.askedTeams.learn(batch, results);
  const changes = results.map(({ change }) => change);
  const saved = results.map(({ saved: one }) => one);
  await Promise.all([saveRuns(tx, saved, batch), engine.world.apply(tx, changes, facts)]);
  return changes;
}

/**
 * Bursts over facts that may be a moment old, only to learn which teams the batch will ask for; they are locked once, in
 * order. A team named by what another lead of the batch does is found by the burst under locks, which then stops there.
 */
async function scout(tx: Tx, engine: Engine, batch: Batch): Promise<string[]> {
  const teamIds = new Set(batch.runs.flatMap(({ needs }) => needs));
  const wanted = wantedBy(engine, batch);
  for (;;) {
    const shared = await engine.world.peekShared(tx, { teamIds: [...teamIds], ...wanted });
    const { results } = burstBatch(engine.catalog, batch, shared);
    const asked = results.flatMap(({ askedTeams }) => [...askedTeams]);
    if (asked.every((id) => teamIds.has(id))) return [...teamIds].toSorted();
    for (const id of asked) teamIds.add(id);
  }
}

function wantedBy({ catalog }: Engine, batch: Batch): Omit<WantedFacts, "teamIds"> {
  const { accountRegions, ...asked } = askedBy(batch.programs.values(), catalog);
  return { personIds: holders(batch), ...asked, ...(accountRegions && { placesOf: Object.keys(batch.accounts) }) };
}

/** Who has one of the batch's leads now, or had it last: their hours count, and their backup, whichever team they are in. */
function holders({ subjects }: Batch): string[] {
  const last = [...subjects.values()].flatMap(({ assignments }) =>
    assignments.filter(({ state }, index) => {
      const isOpen = state === "offered" || state === "owned";
      return isOpen || index === assignments.length - 1;
    }),
  );
  return [...new Set(last.map(({ personId }) => personId))];
}
