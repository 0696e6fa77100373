import { z } from "zod";
import { closeTasks, HOW_IT_WAS_LOST, sayWhatHappened } from "../assignment/hand-over.ts";
import { loadsFor, handOut, paramsOf, type Turn } from "../assignment/hand-out.ts";
import { assignmentsOf, everybodyTried } from "../assignment/tried.ts";
import { everybodyWho, leadersOf, nameOfPerson } from "../kit/audience.ts";
import { type DecideContext, defineNode } from "../kit/define-node.ts";
import type { PersonId, TeamId } from "../kit/domain.ts";
import type { Effect } from "../kit/effects.ts";
import { aTeam, facts, ids, ownedBy } from "../kit/examples.ts";
import type { FactsView, TeamFacts } from "../kit/facts.ts";
import type { Because, Decision } from "../kit/because.ts";
import { leave, type Outcome } from "../kit/outcome.ts";
import { type Requirements, requirements } from "../kit/requirements.ts";
import { choice, team, widget } from "../kit/widgets.ts";

interface Config {
  readonly team: TeamId;
  readonly tell: "leader" | "manager" | "admin" | "nobody";
  readonly then: "next" | "queue" | "stay";
  readonly atMost: number;
  readonly requirements?: Requirements;
}

export default defineNode({
  type: "escalate",
  version: 1,
  group: "escalate",
  icon: "arrow-up",
  title: "Escalate",
  sentence: "Tell {tell}, then {then} in {team} {requirements}",
  help: "Nobody reacted in time. Says so to the leader and hands the lead on, never back to somebody who has had it.",
  config: z.object({
    team: team(),
    tell: choice(["leader", "manager", "admin", "nobody"], {
      label: "Tell",
      options: { leader: "the leader", manager: "all managers", admin: "all admins", nobody: "nobody" },
    }).default("leader"),
    then: choice(["next", "queue", "stay"], {
      label: "Then",
      options: {
        next: "give it to the next person",
        queue: "put it in the waiting list",
        stay: "leave it with whoever has it",
      },
    }).default("next"),
    atMost: widget(z.int().min(1).max(20), "number", {
      label: "At most this many people",
      help: "After that many people have had it, it goes to the waiting list.",
      onlyWhen: { field: "then", is: ["next"] },
    }).default(3),
    requirements: requirements(),
  }) satisfies z.ZodType<Config>,
  exits: { assigned: "Assigned again", "waiting-list": "On the waiting list", stayed: "Stays where it is" },
  responsibility: ({ then }) => ({
    assigned: then === "next" ? "owner" : "never",
    "waiting-list": then === "stay" ? "never" : "queue",
    ...(then !== "stay" && { stayed: "never" }),
  }),
  needs: (config) => ({ teams: [config.team], loads: loadsFor("next-in-turn@1", config) }),
  looksIn: ({ team, then, requirements }) => ({
    pools: then === "next" ? [{ team, requirements, exit: "assigned" }] : [],
    nobody: then === "stay" ? "stayed" : "waiting-list",
  }),
  reasons: {
    "passed-on": "{previous} passed it on, and {person} was next in turn",
    "not-answered": "{previous} did not answer in time, and {person} was next in turn",
    "not-reached": "{previous} did not reach the customer in time, and {person} was next in turn",
    "taken-back": "It was taken back from {previous}, and {person} was next in turn",
    "first-person": "Nobody had it yet, and {person} was next in turn",
    "enough-tried": "Enough people had it ({count}), so it waits in the waiting list of {team}",
    "nobody-left": "Nobody else in {team} can take it now",
    "put-on-waiting-list": "It was put in the waiting list of {team}",
    "stays-there": "It stays with {person}",
    "stays-with-nobody": "It stays where it is, and nobody has it",
  },

  decide(context) {
    const { config, run, facts, now } = context;
    const group = facts.team(config.team);
    if (config.then === "stay") return stay(context, group);
    if (config.then === "queue") return toWaitingList(context, group, { code: "put-on-waiting-list", team: group.id });

    const tried = everybodyTried(facts, run.id);
    if (tried.length >= config.atMost) {
      return toWaitingList(context, group, { code: "enough-tried", count: tried.length, team: group.id });
    }
    const turn = handOut(group, facts, {
      strategy: "next-in-turn@1",
      params: paramsOf(config),
      excluded: tried,
      now,
      seed: run.seed,
    });
    if (turn.personId) return handOn(context, group, turn.personId, turn);
    return toWaitingList(context, group, { code: "nobody-left", team: group.id }, turn.decision);
  },

  examples: [
    {
      name: "the next person gets it",
      config: { team: aTeam.id, tell: "leader", then: "next", atMost: 3 },
      facts: facts({ assignments: [ownedBy(ids.ann)] }),
      exit: "assigned",
    },
    {
      name: "an offer was not answered",
      config: { team: aTeam.id, tell: "manager", then: "next", atMost: 3 },
      facts: facts({ assignments: [ownedBy(ids.ann, { state: "expired" })] }),
      exit: "assigned",
    },
    {
      name: "everybody has had it",
      config: { team: aTeam.id, tell: "leader", then: "next", atMost: 3 },
      facts: facts({ assignments: [ownedBy(ids.ann, { state: "declined" }), ownedBy(ids.bob)] }),
      exit: "waiting-list",
    },
    {
      name: "one person is enough",
      config: { team: aTeam.id, tell: "nobody", then: "next", atMost: 1 },
      facts: facts({ assignments: [ownedBy(ids.ann)] }),
      exit: "waiting-list",
    },
    {
      name: "straight to the waiting list",
      config: { team: aTeam.id, tell: "admin", then: "queue", atMost: 3 },
      facts: facts({ assignments: [ownedBy(ids.ann)] }),
      exit: "waiting-list",
    },
    {
      name: "only tell",
      config: { team: aTeam.id, tell: "leader", then: "stay", atMost: 3 },
      facts: facts({ assignments: [ownedBy(ids.ann)] }),
      exit: "stayed",
    },
  ],
});

type Context = DecideContext<Config>;

function handOn(context: Context, group: TeamFacts, personId: PersonId, { credits, decision }: Turn): Outcome {
  const { facts, run } = context;
  const previous = assignmentsOf(facts, run.id).at(-1);
  const because: Because = {
    code: previous ? HOW_IT_WAS_LOST[previous.state] : "first-person",
    person: personId,
    team: group.id,
    ...(previous && { previous: previous.personId }),
  };
  return leave("assigned", {
    effects: [
      ...tell(context, group, `${nameOfPerson(personId, facts)} has the lead now.`),
      ...closeTasks(facts),
      { type: "assign", personId, teamId: group.id, mode: "assign", credits, because, decision },
    ],
    because,
    decision,
  });
}

function toWaitingList(context: Context, group: TeamFacts, because: Because, decision?: Decision): Outcome {
  const { facts } = context;
  const alarm = leadersOf(group, facts);
  return leave("waiting-list", {
    effects: [
      ...tell(context, group, `It waits in the waiting list of ${group.name}.`, new Set(alarm)),
      ...closeTasks(facts),
      { type: "joinWaitingList", teamId: group.id, alarm, because },
    ],
    because,
    decision,
  });
}

function stay(context: Context, group: TeamFacts): Outcome {
  const { current } = context.facts;
  return leave("stayed", {
    effects: tell(context, group, "It stays there."),
    because: current ? { code: "stays-there", person: current.personId } : { code: "stays-with-nobody" },
  });
}

/** One message to each person who is to be told; who is alarmed about the waiting list anyway gets that alarm only. */
function tell(
  { config, facts, run }: Context,
  group: TeamFacts,
  whatNext: string,
  alarmed?: ReadonlySet<PersonId>,
): Effect[] {
  const to = audience(config, group, facts).filter((id) => !alarmed?.has(id));
  if (to.length === 0) return [];
  const text = `${sayWhatHappened(assignmentsOf(facts, run.id).at(-1), facts)} ${whatNext}`;
  return [{ type: "notify", to, text, alarm: true }];
}

function audience({ tell }: Config, group: TeamFacts, facts: FactsView): readonly PersonId[] {
  if (tell === "nobody") return [];
  return tell === "leader" ? leadersOf(group, facts) : everybodyWho(tell, facts);
}
