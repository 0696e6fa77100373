import { z } from "zod";
import { assignmentsOf } from "../assignment/tried.ts";
import { defineNode } from "../kit/define-node.ts";
import { AppError } from "../kit/errors.ts";
import { EXAMPLE_NOW, facts, ids, ownedBy } from "../kit/examples.ts";
import type { AssignmentFacts } from "../kit/facts.ts";
import { leave, type Outcome, wait } from "../kit/outcome.ts";
import { durationMs } from "../kit/time.ts";
import { durationField } from "../kit/widgets.ts";

const offered = facts({ assignments: [ownedBy(ids.ann, { state: "offered" })] });

export default defineNode({
  type: "wait-for-acceptance",
  version: 1,
  group: "wait",
  icon: "user-check",
  title: "Wait until accepted",
  sentence: "Wait up to {within} until the lead is accepted",
  help: "Belongs behind a step that asks first. Whoever does not answer in time loses the offer.",
  config: z.object({ within: durationField({ label: "Wait at most" }).default("PT5M") }),
  exits: { accepted: "Accepted", declined: "Passed on", timeout: "Not answered in time" },
  requires: () => "offer-or-owner",
  responsibility: () => ({ accepted: "owner", declined: "nobody", timeout: "nobody" }),
  reasons: {
    waiting: "{person} was asked to take it",
    accepted: "{person} accepted it",
    declined: "{person} passed it on",
    "not-answered": "{person} did not answer in time",
    "already-owned": "{person} has this lead already",
    "taken-back": "It was taken back before {person} answered",
  },

  decide({ config, run, facts: { current }, facts, now }) {
    if (current?.state === "owned") return owned(current);
    if (current) return askUntil(current, now + durationMs(config.within));
    const last = assignmentsOf(facts, run.id).at(-1);
    // Answered or taken back between two steps: the same as while we wait.
    if (last?.state === "declined" || last?.state === "released") return goneFrom(last);
    throw new AppError(
      "stop",
      "nothing-offered",
      "This lead is offered to nobody, so nobody can accept it. Give it to somebody.",
    );
  },

  resume({ config, facts: { current, assignments }, now, event }) {
    if (current?.state === "owned") return owned(current);
    if (!current) return goneFrom(assignments.at(-1));
    if (event.kind === "timeout") return notAnswered(current);
    return askUntil(current, now + durationMs(config.within));
  },

  examples: [
    { name: "somebody was asked", config: { within: "PT5M" }, facts: offered, waitsFor: "acceptance" },
    {
      name: "accepted",
      config: { within: "PT5M" },
      facts: offered,
      event: { kind: "accepted", at: EXAMPLE_NOW, by: ids.ann },
      exit: "accepted",
    },
    {
      name: "passed on",
      config: { within: "PT5M" },
      facts: offered,
      event: { kind: "declined", at: EXAMPLE_NOW, by: ids.ann },
      exit: "declined",
    },
    {
      name: "no answer",
      config: { within: "PT5M" },
      facts: offered,
      event: { kind: "timeout", at: EXAMPLE_NOW },
      exit: "timeout",
    },
    {
      name: "it is somebody's already",
      config: { within: "PT5M" },
      facts: facts({ assignments: [ownedBy(ids.ann)] }),
      exit: "accepted",
    },
    {
      name: "taken back before the wait began",
      config: { within: "PT5M" },
      facts: facts({ assignments: [ownedBy(ids.ann, { state: "released" })] }),
      exit: "declined",
    },
  ],
});

function askUntil({ id, personId }: AssignmentFacts, until: number): Outcome {
  return wait({
    for: "acceptance",
    subject: id,
    until,
    exits: { accepted: "accepted", declined: "declined" },
    because: { code: "waiting", person: personId },
  });
}

function notAnswered({ id, personId }: AssignmentFacts): Outcome {
  const because = { code: "not-answered", person: personId };
  return leave("timeout", { effects: [{ type: "release", assignmentId: id, state: "expired", because }], because });
}

function owned({ personId }: AssignmentFacts): Outcome {
  return leave("accepted", { because: { code: "already-owned", person: personId } });
}

function goneFrom(last: AssignmentFacts | undefined): Outcome {
  const code = last?.state === "declined" ? "declined" : "taken-back";
  return leave("declined", { because: { code, person: last?.personId ?? null } });
}
