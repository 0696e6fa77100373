import type { Queryable } from "../../engine/database.ts";
import type { Catalog } from "../../node-catalog/kit/catalog.ts";
import type { Uuid } from "../../node-catalog/kit/domain.ts";
import { AppError } from "../../node-catalog/kit/errors.ts";
import { loadSpeech } from "../catalog/name-queries.ts";
import { idsIn } from "../catalog/say-because.ts";
import { sayCandidates } from "../catalog/say-candidates.ts";
import { sayStep } from "../catalog/say-step.ts";
import type { Actor } from "../http/route.ts";
import { readReceiptsOfRun } from "../receipts/receipt-queries.ts";
import type { RunDetail } from "./contract.ts";
import { readRun, readSteps } from "./run-queries.ts";

export const runNotFound = () =>
  new AppError("not-found", "run-not-found", "This lead's path is not here, or not yours to see.");

/**
 * A run with its steps in words for this caller. Says nothing about who may see it.
 *
 * @throws AppError `run-not-found`
 */
export async function sayRun(q: Queryable, catalog: Catalog, actor: Actor, id: Uuid): Promise<RunDetail> {
  const run = await readRun(q, id);
  if (!run) throw runNotFound();
  const steps = await readSteps(q, id);
  const decisions = await readReceiptsOfRun(q, run.leadId, id);
  const ids = [
    ...steps.flatMap(({ because }) => idsIn(because)),
    ...decisions.flatMap(({ decision }) => decision.members.map(({ personId }) => personId)),
  ];
  const speech = await loadSpeech(q, catalog, actor, ids);
  return {
    ...run,
    steps: steps.map((step) => {
      const made = decisions.find(
        (one) => one.nodeId === step.nodeId && one.visit === step.visit && one.at.getTime() === step.at,
      );
      return {
        ...step,
        sentence: sayStep(step, speech).sentence,
        at: new Date(step.at).toISOString(),
        ...(made && { candidates: sayCandidates(made.decision, speech), assignmentId: made.assignmentId }),
      };
    }),
  };
}
