import type { Catalog } from "../node-catalog/kit/catalog.ts";
import type { DecideContext, NodeType, RunView } from "../node-catalog/kit/define-node.ts";
import type { Effect, Stamped } from "../node-catalog/kit/effects.ts";
import { AppError } from "../node-catalog/kit/errors.ts";
import { type Facts, TeamNotLoaded } from "../node-catalog/kit/facts.ts";
import type { Because, Decision } from "../node-catalog/kit/because.ts";
import { type Leave, type Memo, type Wait, type WaitKind, WHOEVER_GETS_IT } from "../node-catalog/kit/outcome.ts";
import { reduce } from "../node-catalog/kit/reduce.ts";
import { goingOn } from "../node-catalog/kit/team-in.ts";
import { viewFacts } from "../node-catalog/kit/view-facts.ts";
import { idOfRun } from "./ids.ts";
import type { Program, ProgramNode } from "./program.ts";
import type { KeptSignal, RunState } from "./run-state.ts";
import { heardBy, outcomeOf } from "./visit.ts";

export const VISITS_PER_BURST = 1_000;
export const VISITS_PER_RUN = 10_000;

/** One visit of a node, or the end of its wait. `exit` is null while it waits. */
export interface Step {
  readonly seq: number;
  readonly nodeId: string;
  readonly type: string;
  readonly exit: string | null;
  readonly because: Because;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly visit: number;
}

export interface OpenWait {
  readonly id: string;
  readonly nodeId: string;
  readonly kind: WaitKind;
  readonly subject: string | null;
  readonly exits: Readonly<Record<string, string>>;
  readonly memo: Memo | null;
  readonly until: number | null;
}

/** A decision to keep as a receipt, with the visit that made it. */
export interface DecisionRecord {
  readonly id: string;
  readonly nodeId: string;
  readonly visit: number;
  readonly decision: Decision;
  readonly at: number;
}

export interface Burst {
  readonly run: RunState;
  readonly facts: Facts;
  readonly effects: readonly Stamped[];
  readonly steps: readonly Step[];
  readonly decisions: readonly DecisionRecord[];
  /** Set when the run ended up waiting. */
  readonly wait: OpenWait | null;
  /** Set when it waits for the outside world: the call to deliver. */
  readonly call: { readonly id: string; readonly nodeId: string; readonly visit: number } | null;
  readonly consumedSignals: readonly string[];
  /** Set when it stopped, ready, before a node that asks for a team which is not loaded. */
  readonly needsTeam: string | null;
  /** Every team that it asked for, loaded or not. */
  readonly askedTeams: ReadonlySet<string>;
}

export interface BurstInput {
  readonly program: Program;
  readonly catalog: Catalog;
  readonly run: RunState;
  readonly facts: Facts;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly signals?: readonly KeptSignal[];
}

/**
 * Takes a run from where it stands until it waits, ends, or needs facts that are not loaded. Pure: no I/O, no clock, no
 * chance; the same input gives the same output, byte for byte.
 *
 * @throws AppError or anything that a node throws; nothing has happened then
 */
export function burst(input: BurstInput): Burst {
  const progress = new Progress(input);
  for (let visits = 0; progress.run.status === "ready"; visits++) {
    if (visits === VISITS_PER_BURST || progress.run.visit >= VISITS_PER_RUN) throw tooLong();
    try {
      progress.visit();
    } catch (error) {
      if (!(error instanceof TeamNotLoaded)) throw error;
      return progress.result(error.teamId);
    }
  }
  return progress.result(null);
}

function tooLong(): AppError {
  return new AppError(
    "stop",
    "too-many-steps",
    "This lead went in a circle without end. Change the flow, then try again.",
  );
}

/** The burst under way. Its state is replaced, never changed, so that a visit that throws leaves none of itself behind. */
class Progress {
  run: RunState;
  #facts: Facts;
  #effects: Stamped[] = [];
  #steps: Step[] = [];
  #decisions: DecisionRecord[] = [];
  #wait: OpenWait | null = null;
  #call: Burst["call"] = null;
  #consumed: string[] = [];
  readonly #askedTeams = new Set<string>();
  readonly #input: BurstInput;

  constructor(input: BurstInput) {
    this.#input = input;
    this.run = input.run;
    this.#facts = input.facts;
  }

  result(needsTeam: string | null): Burst {
    return {
      run: this.run,
      facts: this.#facts,
      effects: this.#effects,
      steps: this.#steps,
      decisions: this.#decisions,
      wait: this.#wait,
      call: this.#call,
      consumedSignals: this.#consumed,
      needsTeam,
      askedTeams: this.#askedTeams,
    };
  }

  visit(): void {
    const { catalog, program } = this.#input;
    const node = nodeAt(program, this.run.nodeId);
    const type = catalog.get(node.type, node.version);
    if (!type) throw new AppError("unavailable", "unknown-type", `This server does not know the step ${node.type}.`);
    const outcome = outcomeOf(type, this.run.event, () => this.#context(node));
    if (outcome === "call") this.#openCall(type);
    else if (outcome.kind === "wait") this.#openWait(type, outcome);
    else this.#leave(type, node, outcome);
  }

  #context({ config }: ProgramNode): DecideContext<unknown> {
    return {
      config,
      lead: this.#facts.subject.lead,
      run: this.#runView(),
      facts: viewFacts(this.#facts, (id) => this.#askedTeams.add(id)),
      now: this.#input.now,
    };
  }

  #runView(): RunView {
    const { id, flowId, visit } = this.run;
    // Only nodes that draw pay for the hash.
    return {
      id,
      flowId,
      visit,
      get seed() {
        return idOfRun(id, visit, "seed");
      },
    };
  }

  #leave(type: NodeType, node: ProgramNode, { exit, effects, because, decision }: Leave): void {
    const target = node.exits[exit];
    const isLast = Object.keys(node.exits).length === 0;
    if (target === undefined && !isLast) {
      throw new AppError("stop", "unknown-exit", `“${type.title}” left by “${exit}”, which it does not have.`);
    }
    this.#do(effects, because, type, exit, decision);
    const status = target ? "ready" : "done";
    this.run = { ...this.run, status, nodeId: target ?? this.run.nodeId, visit: this.run.visit + 1, event: null };
  }

  #openWait(type: NodeType, wait: Wait): void {
    const { now, signals = [] } = this.#input;
    this.#do(wait.effects, wait.because, type, null, wait.decision);
    const subject = wait.subject === WHOEVER_GETS_IT ? this.#currentAssignment() : wait.subject;
    const kept = signals.find(
      (one) => one.subject === subject && one.event.kind in wait.exits && !this.#consumed.includes(one.id),
    );
    if (kept) {
      this.#consumed.push(kept.id);
      this.run = { ...this.run, event: heardBy(wait, kept.event) };
      return;
    }
    // A deadline that has passed already ends the wait in the same burst: nothing to store, nothing to wake.
    if (wait.until !== null && wait.until <= now) {
      this.run = { ...this.run, event: heardBy(wait, { kind: "timeout", at: now }) };
      return;
    }
    this.#wait = this.#waitRow(wait.for, { ...wait, subject });
    this.run = { ...this.run, status: "waiting", event: null };
  }

  #currentAssignment(): string | null {
    return viewFacts(this.#facts).current?.id ?? null;
  }

  #openCall(type: NodeType): void {
    const { nodeId, visit } = this.run;
    const id = idOfRun(this.run.id, visit, "call");
    this.#do([], { code: "calling" }, type, null);
    this.#wait = this.#waitRow("call", { subject: id, until: null, exits: {} });
    this.#call = { id, nodeId, visit };
    this.run = { ...this.run, status: "waiting", event: null };
  }

  #waitRow(kind: WaitKind, wait: Pick<Wait, "until" | "exits" | "memo"> & Pick<OpenWait, "subject">): OpenWait {
    const { subject, until, exits, memo = null } = wait;
    // Named by seq, not by visit: a node may wait again within one visit.
    const id = idOfRun(this.run.id, this.run.seq, "wait");
    return { id, nodeId: this.run.nodeId, kind, subject, until, exits, memo };
  }

  #do(effects: readonly Effect[], because: Because, type: NodeType, exit: string | null, decision?: Decision): void {
    const { id: runId, nodeId, visit, seq } = this.run;
    const at = this.#input.now;
    effects.forEach((effect, ordinal) => {
      const id = idOfRun(runId, seq, ordinal);
      const stamped = { ...inTeamThatGoesOn(effect, this.#facts), id, runId, nodeId, visit, ordinal, at };
      this.#facts = reduce(this.#facts, stamped);
      this.#effects.push(stamped);
    });
    if (decision) this.#decisions.push({ id: idOfRun(runId, seq, "decision"), nodeId, visit, decision, at });
    this.#steps.push({ seq: seq + 1, nodeId, type: type.type, exit, because, at, visit });
    this.run = { ...this.run, seq: seq + 1 };
  }
}

/** A step names the team that was drawn; another one may have taken it in since. */
function inTeamThatGoesOn(effect: Effect, { shared }: Facts): Effect {
  if (!("teamId" in effect) || effect.teamId === null) return effect;
  const teamId = goingOn(shared, effect.teamId);
  return teamId === effect.teamId ? effect : { ...effect, teamId };
}

function nodeAt(program: Program, id: string): ProgramNode {
  const node = program.nodes[id];
  if (!node) throw new AppError("stop", "no-such-step", "The step at which this lead stands does not exist.");
  return node;
}
