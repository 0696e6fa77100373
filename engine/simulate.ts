import type { Catalog } from "../node-catalog/kit/catalog.ts";
import type { Stamped } from "../node-catalog/kit/effects.ts";
import { AppError } from "../node-catalog/kit/errors.ts";
import type { Facts, SharedFacts } from "../node-catalog/kit/facts.ts";
import type { WaitEvent } from "../node-catalog/kit/outcome.ts";
import { MINUTE } from "../node-catalog/kit/time.ts";
import { type Burst, burst, type DecisionRecord, type OpenWait, type Step } from "./burst.ts";
import { derivedId } from "./ids.ts";
import type { Program } from "./program.ts";
import type { RunState } from "./run-state.ts";
import { heardBy } from "./visit.ts";

/** What somebody does while a simulated run waits. */
export interface SimulatedAnswer {
  /** The node at which it is meant; without it the answers are used in the order in which the run waits. */
  readonly nodeId?: string | undefined;
  /** "reached", "declined", "accepted", "timeout"; for a call to another system or a review the exit that it takes. */
  readonly event: string;
  /** @default one minute, or half of a shorter wait; the deadline for "timeout" */
  readonly afterMs?: number | undefined;
}

export interface Simulation {
  readonly program: Program;
  readonly catalog: Catalog;
  /** Facts of the lead, and the teams that are loaded already. */
  readonly facts: Facts;
  readonly loadTeams: (teamIds: readonly string[]) => Promise<SharedFacts>;
  readonly flowId: string;
  /** Where the virtual clock starts, in epoch milliseconds. */
  readonly now: number;
  readonly answers: readonly SimulatedAnswer[];
}

export interface Simulated {
  readonly steps: readonly Step[];
  readonly effects: readonly Stamped[];
  readonly decisions: readonly DecisionRecord[];
  readonly facts: Facts;
  readonly status: RunState["status"];
  readonly error: { readonly code: string; readonly message: string } | null;
}

/** A path that waits more often than this goes in a circle that no real lead would finish. */
const WAITS = 200;

/**
 * Runs a lead through a program on a virtual clock: the same bursts as the real ones, over facts in memory. Waits end by the
 * given answers, else by their deadline. Nothing is written and no turn is used up.
 */
export async function simulate(simulation: Simulation): Promise<Simulated> {
  const { program, catalog, flowId } = simulation;
  const answers = [...simulation.answers];
  const trace: Pick<Burst, "steps" | "effects" | "decisions">[] = [];
  let { facts, now } = simulation;
  let run = startOf(program, flowId, facts.subject.lead.id);
  const result = (error: Simulated["error"]): Simulated => ({
    steps: trace.flatMap(({ steps }) => steps),
    effects: trace.flatMap(({ effects }) => effects),
    decisions: trace.flatMap(({ decisions }) => decisions),
    facts,
    status: error ? "failed" : run.status,
    error,
  });
  try {
    for (let waits = 0; waits < WAITS; waits++) {
      const moved = await moveOn(simulation, run, facts, now);
      trace.push(...moved.bursts);
      ({ run, facts } = moved);
      if (!moved.wait) break;
      const event = nextEvent(moved.wait, answers, catalog, program, now);
      if (!event) break;
      now = event.at;
      facts = afterReaction(facts, event);
      run = { ...run, status: "ready", event: heardBy(moved.wait, event) };
    }
    return result(null);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return result({ code: error.code, message: error.message });
  }
}

function startOf(program: Program, flowId: string, subjectId: string): RunState {
  return {
    // Always the same, so that chance decides ties alike in every trial of a flow.
    id: derivedId("simulation", flowId),
    programId: "",
    flowId,
    version: 0,
    subjectId,
    status: "ready",
    nodeId: program.start,
    visit: 0,
    seq: 0,
    event: null,
    attempts: 0,
  };
}

interface Moved {
  readonly run: RunState;
  readonly facts: Facts;
  readonly wait: OpenWait | null;
  readonly bursts: readonly Burst[];
}

/** One burst, and more whenever it asks for a team that is not loaded. */
async function moveOn(
  { program, catalog, loadTeams }: Simulation,
  from: RunState,
  known: Facts,
  now: number,
): Promise<Moved> {
  const bursts: Burst[] = [];
  let run = from;
  let facts = known;
  for (;;) {
    const done = burst({ program, catalog, run, facts, now });
    bursts.push(done);
    ({ run, facts } = done);
    if (done.needsTeam === null) return { run, facts, wait: done.wait, bursts };
    const loaded = await loadTeams([done.needsTeam]);
    // What the simulation has changed in the teams that it had already stays.
    const shared = {
      workspace: facts.shared.workspace,
      teams: { ...loaded.teams, ...facts.shared.teams },
      mergedInto: { ...loaded.mergedInto, ...facts.shared.mergedInto },
      people: { ...loaded.people, ...facts.shared.people },
      loads: { ...loaded.loads, ...facts.shared.loads },
      changedLoads: facts.shared.changedLoads,
      accounts: { ...loaded.accounts, ...facts.shared.accounts },
      places: { ...loaded.places, ...facts.shared.places },
    };
    facts = { ...facts, shared };
  }
}

function nextEvent(
  wait: OpenWait,
  answers: SimulatedAnswer[],
  catalog: Catalog,
  program: Program,
  now: number,
): WaitEvent | undefined {
  const index = answers.findIndex(({ nodeId }) => nodeId === undefined || nodeId === wait.nodeId);
  const answer = wait.kind === "time" || index < 0 ? undefined : answers.splice(index, 1)[0];
  if (wait.kind === "call") return callResult(wait, answer, catalog, program, now);
  if (wait.kind === "opening" && !answer) return opening(wait, now);
  if (!answer || answer.event === "timeout") {
    return wait.until === null ? undefined : { kind: "timeout", at: wait.until };
  }
  const at = now + (answer.afterMs ?? (wait.until === null ? MINUTE : Math.min(MINUTE, (wait.until - now) / 2)));
  // Nobody answers after the deadline: then it is the deadline that counts.
  if (wait.until !== null && at >= wait.until) return { kind: "timeout", at: wait.until };
  if (wait.kind === "review") return { kind: "decided", at, data: { exit: answer.event } };
  return { kind: answer.event, at };
}

/** Nobody else is on this list: it opens when its step expects it to. */
function opening({ memo, until }: OpenWait, now: number): WaitEvent | undefined {
  const opens = typeof memo?.["opens"] === "number" ? Math.max(memo["opens"], now) : Infinity;
  if (opens <= (until ?? Infinity) && opens < Infinity) return { kind: "opened", at: opens };
  return until === null ? undefined : { kind: "timeout", at: until };
}

function callResult(
  wait: OpenWait,
  answer: SimulatedAnswer | undefined,
  catalog: Catalog,
  program: Program,
  now: number,
): WaitEvent {
  const node = program.nodes[wait.nodeId]!;
  const exits = Object.keys(catalog.get(node.type, node.version)?.exits ?? node.exits);
  const exit = answer && exits.includes(answer.event) ? answer.event : exits[0]!;
  return { kind: "result", at: now, data: { exit, because: { code: "assumed" } } };
}

/** What the command behind a reaction does to the lead: passing on ends the assignment, accepting makes an owner. */
function afterReaction(facts: Facts, { kind }: WaitEvent): Facts {
  if (kind !== "accepted" && kind !== "declined") return facts;
  const state = kind === "accepted" ? "owned" : "declined";
  const assignments = facts.subject.assignments.map((one) =>
    one.state === "offered" || one.state === "owned" ? ({ ...one, state } as const) : one,
  );
  const status = kind === "accepted" ? "assigned" : "new";
  const openTasks = kind === "accepted" ? facts.subject.openTasks : [];
  return { ...facts, subject: { ...facts.subject, assignments, status, openTasks } };
}
