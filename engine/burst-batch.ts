import type { Catalog } from "../node-catalog/kit/catalog.ts";
import { AppError } from "../node-catalog/kit/errors.ts";
import { withLead } from "../node-catalog/kit/company-places.ts";
import type { SharedFacts, SubjectFacts } from "../node-catalog/kit/facts.ts";
import { burst } from "./burst.ts";
import type { Program } from "./program.ts";
import type { RunState } from "./run-state.ts";
import type { Pending } from "./run-store.ts";
import { type Advancing, moved, type Settled, stopped } from "./settle.ts";

/** Runs that are advanced together, with all that belongs to each of them alone. */
export interface Batch {
  readonly runs: readonly Advancing[];
  readonly subjects: ReadonlyMap<string, SubjectFacts>;
  /** Of the subjects. */
  readonly accounts: SharedFacts["accounts"];
  readonly programs: ReadonlyMap<string, Program>;
  readonly pending: ReadonlyMap<string, Pending>;
  /** Epoch milliseconds. */
  readonly now: number;
  /** Runs that this transaction makes: inserted in the state they reach, instead of inserted and updated. */
  readonly isNew: boolean;
}

/** Runs of one batch follow each other in the order of their ids, each seeing what those before it have changed. Pure. */
export function burstBatch(
  catalog: Catalog,
  batch: Pick<Batch, "runs" | "subjects" | "accounts" | "programs" | "pending" | "now" | "isNew">,
  shared: SharedFacts,
): { results: Settled[]; facts: SharedFacts } {
  const subjects = new Map(batch.subjects);
  const places = shared.places && batch.isNew ? withTheirs(shared.places, batch.subjects.values()) : shared.places;
  let facts: SharedFacts = {
    ...shared,
    accounts: { ...batch.accounts, ...shared.accounts },
    ...(places && { places }),
  };
  const results = batch.runs.map((advancing) => {
    const { state } = advancing;
    const subject = subjects.get(state.subjectId)!;
    try {
      const done = burst({
        program: programOf(batch, state),
        catalog,
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

/** Leads that this transaction makes are not stored yet, and each counts for the others of its company; test leads do not. */
function withTheirs(
  places: NonNullable<SharedFacts["places"]>,
  subjects: Iterable<SubjectFacts>,
): NonNullable<SharedFacts["places"]> {
  const all = { ...places };
  for (const { accountId, lead, isTest } of subjects) {
    if (accountId !== null && !isTest) all[accountId] = withLead(all[accountId] ?? [], lead);
  }
  return all;
}

function programOf({ programs }: Pick<Batch, "programs">, { programId }: RunState): Program {
  const program = programs.get(programId);
  if (!program) throw new AppError("stop", "no-program", "The flow of this lead cannot be read.");
  return program;
}
