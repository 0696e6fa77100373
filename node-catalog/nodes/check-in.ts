import { z } from "zod";
import { type Counting, replyDeadline } from "../assignment/reply-deadline.ts";
import { assignmentsOf } from "../assignment/tried.ts";
import { everybodyWho, leadersOf, nameOfPerson } from "../kit/audience.ts";
import { type DecideContext, defineNode, type ResumeContext } from "../kit/define-node.ts";
import type { AssignmentState, PersonId, TeamId } from "../kit/domain.ts";
import { AppError } from "../kit/errors.ts";
import { aTeam, EXAMPLE_NOW, facts, ids, ownedBy } from "../kit/examples.ts";
import type { AssignmentFacts } from "../kit/facts.ts";
import { leave, memoOf, type Outcome, wait } from "../kit/outcome.ts";
import { choice, durationField, team } from "../kit/widgets.ts";

interface Config {
  readonly after: string;
  readonly counts: Counting;
  readonly ask: "leader" | "manager";
  readonly team?: TeamId | undefined;
}

const config = { after: "P2D", counts: "clock", ask: "leader", team: aTeam.id } as const;
const owned = facts({ assignments: [ownedBy(ids.ann)] });

export default defineNode({
  type: "check-in",
  version: 1,
  group: "wait",
  icon: "message-question",
  title: "Manager check-in",
  sentence: "After {after} without contact ask {ask} what to do",
  help: "Asks once, with the lead and who has had it. The lead stays with whoever has it, and the flow goes on.",
  config: z.object({
    after: durationField({ label: "Without contact for" }).default("P2D"),
    counts: choice(["clock", "working-time"], {
      label: "Counted in",
      options: { clock: "clock time", "working-time": "working time" },
    }).default("clock"),
    ask: choice(["leader", "manager"], {
      label: "Ask",
      options: { leader: "the team's leader", manager: "all managers" },
    }).default("leader"),
    team: team({ label: "Leader of", onlyWhen: { field: "ask", is: ["leader"] } }).optional(),
  }) satisfies z.ZodType<Config>,
  exits: { reached: "Reached", asked: "Asked", declined: "Passed on" },
  requires: () => "owner",
  responsibility: () => ({ declined: "nobody" }),
  needs: ({ ask, team: of }) => ({ teams: ask === "leader" && of ? [of] : [] }),
  check: ({ ask, team: of }) =>
    ask === "leader" && !of
      ? [{ code: "no-team", message: "Nobody knows whose leader is meant.", mend: "Choose a team" }]
      : [],
  reasons: {
    waiting: "{people} will be asked when the customer was not reached by {until}",
    reached: "The customer was reached",
    asked: "Nobody reached the customer, so {people} got asked",
    "nobody-to-ask": "Nobody reached the customer, and there was nobody to ask",
    "passed-on": "{person} passed it on",
    "taken-back": "It was taken back from {person}",
  },

  decide(context) {
    const { config: timing, facts, now } = context;
    const { current } = facts;
    if (current?.state !== "owned") return gone(context);
    const until = replyDeadline(current.personId, facts, { within: timing.after, counts: timing.counts }, now);
    return watch(context, current, until);
  },

  resume(context) {
    const { current } = context.facts;
    if (current?.state !== "owned") return gone(context);
    if (context.event.kind === "timeout") return ask(context, current);
    // Given to somebody else by hand: the customer has waited all the same.
    return watch(context, current, Number(memoOf(context.event)["until"]));
  },

  examples: [
    { name: "somebody has it", config, facts: owned, waitsFor: "contact" },
    { name: "reached", config, facts: owned, event: { kind: "reached", at: EXAMPLE_NOW }, exit: "reached" },
    {
      name: "48 hours without contact",
      config,
      facts: facts({ assignments: [ownedBy(ids.bob, { state: "declined" }), ownedBy(ids.ann)] }),
      event: { kind: "timeout", at: EXAMPLE_NOW },
      exit: "asked",
    },
    {
      name: "given to somebody else by hand",
      config: { after: "P2D", counts: "working-time", ask: "manager" },
      facts: owned,
      event: { kind: "reassigned", at: EXAMPLE_NOW, data: { memo: { until: EXAMPLE_NOW + 1 } } },
      waitsFor: "contact",
    },
    {
      name: "passed on before",
      config,
      facts: facts({ assignments: [ownedBy(ids.ann, { state: "declined" })] }),
      exit: "declined",
    },
  ],
});

function watch(context: DecideContext<Config>, { id }: AssignmentFacts, until: number): Outcome {
  return wait({
    for: "contact",
    subject: id,
    until,
    exits: { reached: "reached" },
    memo: { until },
    because: { code: "waiting", people: audience(context), until },
  });
}

function ask(context: ResumeContext<Config>, current: AssignmentFacts): Outcome {
  const to = audience(context);
  if (to.length === 0) return leave("asked", { because: { code: "nobody-to-ask" } });
  const text = `Nobody has reached ${context.lead.name} yet. ${history(context, current)} What should happen?`;
  return leave("asked", {
    effects: [{ type: "notify", to, text, alarm: true }],
    because: { code: "asked", people: to },
  });
}

function audience({ config: { ask: whom, team: of }, facts }: DecideContext<Config>): readonly PersonId[] {
  if (whom === "manager") return everybodyWho("manager", facts);
  return of ? leadersOf(facts.team(of), facts) : [];
}

const BEFORE: Readonly<Record<AssignmentState, string>> = {
  declined: "passed it on",
  expired: "did not answer in time",
  released: "had it before",
  offered: "was asked",
  owned: "has it",
};

/** "Ann has it now; before, Bob passed it on and Carla did not answer in time." */
function history({ facts, run }: DecideContext<Config>, current: AssignmentFacts): string {
  const before = assignmentsOf(facts, run.id).filter(({ id }) => id !== current.id);
  const now = `${nameOfPerson(current.personId, facts)} has it now`;
  if (before.length === 0) return `${now}.`;
  const said = before.map(({ personId, state }) => `${nameOfPerson(personId, facts)} ${BEFORE[state]}`);
  return `${now}; earlier ${said.join(", ")}.`;
}

/** Nobody has it: passed on, or taken back by hand. */
function gone({ facts, run }: DecideContext<Config>): Outcome {
  const last = assignmentsOf(facts, run.id).at(-1);
  if (!last) {
    throw new AppError("stop", "no-owner", "Nobody is responsible for this lead. Give it to somebody.");
  }
  const code = last.state === "declined" ? "passed-on" : "taken-back";
  return leave("declined", { because: { code, person: last.personId } });
}
