import { z } from "zod";
import { defineNode } from "../kit/define-node.ts";
import type { AssignmentFacts, FactsView } from "../kit/facts.ts";
import { AppError } from "../kit/errors.ts";
import { EXAMPLE_NOW, facts, ids, ownedBy } from "../kit/examples.ts";
import { leave, type Outcome, wait } from "../kit/outcome.ts";
import { type Counting, replyDeadline } from "../assignment/reply-deadline.ts";
import { assignmentsOf } from "../assignment/tried.ts";
import { choice, durationField } from "../kit/widgets.ts";

interface Config {
  readonly within: string;
  readonly counts: Counting;
}

export default defineNode({
  type: "wait-for-contact",
  version: 1,
  group: "wait",
  icon: "phone",
  title: "Wait until reached",
  sentence: "Wait up to {within} of {counts} until the customer is reached",
  help: "Goes on as soon as a call, message or meeting with the customer is logged, or when the time is over.",
  config: z.object({
    within: durationField({ label: "Wait at most" }).default("PT15M"),
    counts: choice(["clock", "working-time"], {
      label: "Counted in",
      options: { clock: "clock time", "working-time": "working time" },
    }).default("clock"),
  }),
  exits: { reached: "Reached", declined: "Passed on", timeout: "Not reached in time" },
  requires: () => "owner",
  responsibility: () => ({ declined: "nobody" }),
  reasons: {
    waiting: "{person} has time to reach the customer",
    reached: "The customer was reached",
    declined: "It was passed on",
    timeout: "The customer was not reached in time",
    "taken-back": "It was taken back from {person}",
  },

  decide({ config, run, facts, now }) {
    if (facts.current?.state === "owned") return waitFor(facts.current, config, facts, now);
    const last = assignmentsOf(facts, run.id).at(-1);
    // Passed on, or taken back by hand, between two steps: the same as while we wait.
    if (last?.state === "declined" || last?.state === "released") return goneFrom(last);
    throw new AppError(
      "stop",
      "no-owner",
      "Nobody is responsible for this lead, so nobody can reach the customer. Give it to somebody.",
    );
  },

  resume({ config, facts, now, event }) {
    const { current } = facts;
    // Given to somebody else by hand: they get the whole time.
    if (event.kind === "reassigned" && current?.state === "owned") return waitFor(current, config, facts, now);
    return goneFrom(facts.assignments.at(-1));
  },

  examples: [
    {
      name: "somebody has it",
      config: { within: "PT15M", counts: "clock" },
      facts: facts({ assignments: [ownedBy(ids.ann)] }),
      now: EXAMPLE_NOW,
      waitsFor: "contact",
    },
    {
      name: "reached",
      config: { within: "PT15M", counts: "clock" },
      facts: facts({ assignments: [ownedBy(ids.ann)] }),
      event: { kind: "reached", at: EXAMPLE_NOW },
      exit: "reached",
    },
    {
      name: "nobody reacted",
      config: { within: "PT15M", counts: "working-time" },
      facts: facts({ assignments: [ownedBy(ids.ann)] }),
      event: { kind: "timeout", at: EXAMPLE_NOW },
      exit: "timeout",
    },
    {
      name: "given to somebody else by hand",
      config: { within: "PT15M", counts: "clock" },
      facts: facts({ assignments: [ownedBy(ids.ann)] }),
      event: { kind: "reassigned", at: EXAMPLE_NOW, data: { assignmentId: ids.assignment } },
      waitsFor: "contact",
    },
    {
      name: "taken back by hand",
      config: { within: "PT15M", counts: "clock" },
      facts: facts({ assignments: [ownedBy(ids.ann)] }),
      event: { kind: "released", at: EXAMPLE_NOW },
      exit: "declined",
    },
    {
      name: "passed on before the wait began",
      config: { within: "PT15M", counts: "clock" },
      facts: facts({ assignments: [ownedBy(ids.ann, { state: "declined" })] }),
      exit: "declined",
    },
  ],
});

function waitFor({ id, personId }: AssignmentFacts, config: Config, facts: FactsView, now: number): Outcome {
  return wait({
    for: "contact",
    subject: id,
    until: replyDeadline(personId, facts, config, now),
    exits: { reached: "reached", declined: "declined", timeout: "timeout" },
    because: { code: "waiting", person: personId },
  });
}

function goneFrom(last: AssignmentFacts | undefined): Outcome {
  if (last?.state === "declined") return leave("declined", { because: { code: "declined" } });
  return leave("declined", { because: { code: "taken-back", person: last?.personId ?? null } });
}
