import { AppError } from "../node-catalog/kit/errors.ts";
import type { SubjectFacts } from "../node-catalog/kit/facts.ts";
import type { Burst } from "./burst.ts";
import type { RunState } from "./run-state.ts";
import type { ClaimedRun, Pending, SavedRun } from "./run-store.ts";
import { heardBy } from "./visit.ts";
import type { Change } from "./world.ts";

/** Seconds until a run that could not go on is tried again; after the last one it stops and asks for a person. */
const RETRY_AFTER_S = [1, 10, 60];

/** A run that is about to be advanced. */
export interface Advancing {
  readonly state: RunState;
  /** Teams that an earlier burst asked for. */
  readonly needs: readonly string[];
  readonly expired: SavedRun["expired"];
}

/** A claimed run as its burst finds it: one that still waits was claimed because its deadline has come. */
export function wakeUp({ needs, ...state }: ClaimedRun, pending: Pending | undefined, now: number): Advancing {
  if (state.status !== "waiting") return { state, needs, expired: null };
  const event = heardBy(pending ?? { exits: {} }, { kind: "timeout", at: now });
  return { state: { ...state, status: "ready", event }, needs, expired: event };
}

/** What is written of a run, and what the world is told. */
export interface Settled {
  readonly saved: SavedRun;
  readonly change: Change;
  readonly askedTeams: ReadonlySet<string>;
}

export function moved({ expired }: Advancing, before: SubjectFacts, done: Burst, at: number): Settled {
  const needs = done.needsTeam === null ? [] : [done.needsTeam];
  const { run, facts, effects, steps, decisions, wait } = done;
  return {
    saved: { run, burst: done, needs, attempts: 0, retryAt: null, error: null, expired },
    change: { run, before, subject: facts.subject, effects, steps, decisions, wait, error: null, at },
    askedTeams: done.askedTeams,
  };
}

const NOTHING: SavedRun["burst"] = { steps: [], wait: null, call: null, consumedSignals: [] };

/** A burst that threw is this run's own failure: it is tried again later, then stops with its error. Nobody else waits. */
export function stopped(
  { state, needs, expired }: Advancing,
  subject: SubjectFacts,
  thrown: unknown,
  at: number,
): Settled {
  const attempts = state.attempts + 1;
  const retryAfter = RETRY_AFTER_S[attempts - 1];
  const isFinal = retryAfter === undefined || (thrown instanceof AppError && thrown.kind === "stop");
  const error = isFinal ? describe(thrown) : null;
  const run: RunState = { ...state, status: isFinal ? "failed" : "ready", attempts };
  const retryAt = isFinal ? null : at + retryAfter * 1000;
  return {
    saved: { run, burst: NOTHING, needs, attempts, retryAt, error, expired },
    change: { run, before: subject, subject, effects: [], steps: [], decisions: [], wait: null, error, at },
    askedTeams: new Set(),
  };
}

function describe(thrown: unknown): { code: string; message: string } {
  if (thrown instanceof AppError) return { code: thrown.code, message: thrown.message };
  // Not shown to people as it is: an unexpected error may carry what is in the lead.
  return { code: "unexpected", message: "This step failed unexpectedly. Try again, or change the flow." };
}
