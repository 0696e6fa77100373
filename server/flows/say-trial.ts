import type { DecisionRecord, Step } from "../../engine/burst.ts";
import type { Queryable } from "../../engine/database.ts";
import type { Simulated } from "../../engine/simulate.ts";
import type { Catalog } from "../../node-catalog/kit/catalog.ts";
import type { Stamped } from "../../node-catalog/kit/effects.ts";
import { loadSpeech } from "../catalog/name-queries.ts";
import { idsIn, type Speech } from "../catalog/say-because.ts";
import { sayCandidates } from "../catalog/say-candidates.ts";
import { sayStep } from "../catalog/say-step.ts";
import type { Actor } from "../http/route.ts";
import type { DryRunReply } from "./contract.ts";
import type { Trial } from "./dry-run.ts";
import { sayEffect } from "./say-effect.ts";

/** A tried-out path in words for this caller. */
export async function sayTrial(
  q: Queryable,
  catalog: Catalog,
  actor: Actor,
  { problems, simulated }: Trial,
): Promise<DryRunReply> {
  if (!simulated) return notCompiled(problems);
  const speech = await loadSpeech(q, catalog, actor, idsOf(simulated));
  const owner = simulated.facts.subject.assignments.find(({ state }) => state === "owned");
  return {
    steps: simulated.steps.map((step) => viewOf(step, simulated, speech)),
    outcome: simulated.status === "ready" ? "waiting" : outcomeOf(simulated),
    owner: owner ? { id: owner.personId, name: speech.names.get(owner.personId) ?? "" } : null,
    error: simulated.error,
    problems,
  };
}

function notCompiled(problems: DryRunReply["problems"]): DryRunReply {
  const first = problems.find(({ severity }) => severity === "error");
  const error = { code: "flow-has-problems", message: first?.message ?? "Mend the problems first." };
  return { steps: [], outcome: "failed", owner: null, error, problems };
}

function outcomeOf({ status }: Simulated): DryRunReply["outcome"] {
  return status === "done" || status === "waiting" ? status : "failed";
}

function idsOf({ steps, effects, decisions, facts }: Simulated) {
  return [
    ...steps.flatMap(({ because }) => idsIn(because)),
    ...effects.flatMap((effect) => idsIn({ ...effect })),
    ...decisions.flatMap(({ decision }) => decision.members.map(({ personId }) => personId)),
    ...facts.subject.assignments.map(({ personId }) => personId),
  ];
}

function viewOf(step: Step, { steps, effects, decisions }: Simulated, speech: Speech): DryRunReply["steps"][number] {
  // A visit that waits has a step before and one after; the moment tells to which an effect belongs.
  const isOfStep = (one: Pick<Stamped | DecisionRecord, "visit" | "at">) =>
    one.visit === step.visit && one.at === step.at && steps.findLast((other) => sameMoment(other, step)) === step;
  const { decision } = decisions.find(isOfStep) ?? {};
  return {
    seq: step.seq,
    nodeId: step.nodeId,
    type: step.type,
    exit: step.exit,
    because: step.because,
    sentence: sayStep(step, speech).sentence,
    at: new Date(step.at).toISOString(),
    effects: effects.filter(isOfStep).map((effect) => sayEffect(effect, speech)),
    ...(decision && { candidates: sayCandidates(decision, speech) }),
  };
}

const sameMoment = (one: Step, other: Step): boolean => one.visit === other.visit && one.at === other.at;
