import { z } from "zod";
import { closeTasks, HOW_IT_WAS_LOST, sayWhatHappened } from "../assignment/hand-over.ts";
import { replyDeadline } from "../assignment/reply-deadline.ts";
import { type Rung, type Taker, takerOn } from "../assignment/rungs.ts";
import { assignmentsOf } from "../assignment/tried.ts";
import { leadersOf, nameOfPerson } from "../kit/audience.ts";
import type { Because } from "../kit/because.ts";
import { type ConfigProblem, type DecideContext, defineNode } from "../kit/define-node.ts";
import { type PersonId, type TeamId, uuid } from "../kit/domain.ts";
import type { Effect } from "../kit/effects.ts";
import { aTeam, EXAMPLE_NOW, facts, ids, ownedBy } from "../kit/examples.ts";
import type { AssignmentFacts, FactsView, TeamFacts } from "../kit/facts.ts";
import { leave, memoOf, type Outcome, wait, WHOEVER_GETS_IT } from "../kit/outcome.ts";
import { duration } from "../kit/time.ts";
import { team, widget } from "../kit/widgets.ts";

interface Config {
  readonly team: TeamId;
  readonly order: readonly Rung[];
}

const rung = z.object({
  to: z.enum(["backup", "leader", "team", "nearest"]),
  team: uuid.optional(),
  teams: z.array(uuid).max(50).optional(),
  within: duration,
  counts: z.enum(["clock", "working-time"]),
}) satisfies z.ZodType<Rung>;

const LOST: Readonly<Record<string, string>> = {
  "passed-on": "{previous} passed it on, and ",
  "not-answered": "{previous} did not answer in time, and ",
  "not-reached": "{previous} did not reach the customer in time, and ",
  "taken-back": "It was taken back from {previous}, and ",
  "first-person": "Nobody had it yet, and ",
};
const WHO: Readonly<Record<Rung["to"], string>> = {
  backup: "{person} got it as the backup of {of}",
  leader: "{person} got it as the leader of {team}",
  team: "{person} was next in turn in {team}",
  nearest: "{person} was next in turn in {team}, the nearest team ({distance})",
};

export default defineNode({
  type: "fallback",
  version: 1,
  group: "escalate",
  icon: "stairs-up",
  title: "If nobody reacts",
  sentence: "If nobody reacts, try {order}, then the waiting list of {team}",
  help: "Hands the lead on in this order and waits each time until the customer is reached. Nobody gets it twice, and at the end it is on the waiting list with an alarm.",
  config: z.object({
    team: team({ help: "Its leader is told each time, and its waiting list is the end." }),
    order: widget(z.array(rung).min(1, "Add somebody to try").max(10), "fallback-order", {
      label: "Try in this order",
      none: "nobody",
      initial: [
        { to: "backup", within: "PT15M", counts: "clock" },
        { to: "leader", within: "PT1H", counts: "working-time" },
      ],
    }),
  }) satisfies z.ZodType<Config>,
  exits: { reached: "Reached", "waiting-list": "On the waiting list" },
  responsibility: () => ({ reached: "owner", "waiting-list": "queue" }),
  needs: ({ team: home, order }) => ({
    teams: [home, ...order.flatMap(teamsOn)],
    backups: order.some(({ to }) => to === "backup"),
  }),
  later: { reached: "always", "waiting-list": "sometimes" },
  check: ({ order }) => order.flatMap(checkRung),
  reasons: {
    ...Object.fromEntries(
      Object.entries(LOST).flatMap(([lost, before]) =>
        Object.entries(WHO).map(([to, who]) => [`${lost}-${to}`, `${before}${who}`]),
      ),
    ),
    "given-by-hand": "It was given to {person} by hand, who has the same time",
    reached: "The customer was reached",
    "nobody-left": "Nobody else can take it now, so it waits in the waiting list of {team}",
  },

  decide: (context) => climb(context, 0),

  resume(context) {
    const { event, facts, config } = context;
    const { current } = facts;
    const at = Number(memoOf(event)["rung"] ?? 0);
    const timing = config.order[at];
    if (event.kind === "reassigned" && current?.state === "owned" && timing) return watch(context, current, at, timing);
    return climb(context, at + 1);
  },

  examples: [
    {
      name: "the leader is next",
      config: { team: aTeam.id, order: [{ to: "leader", within: "PT15M", counts: "clock" }] },
      facts: facts({ assignments: [ownedBy(ids.ann)] }),
      waitsFor: "contact",
    },
    {
      name: "the customer was reached",
      config: { team: aTeam.id, order: [{ to: "leader", within: "PT15M", counts: "clock" }] },
      facts: facts({ assignments: [ownedBy(ids.ann)] }),
      event: { kind: "reached", at: EXAMPLE_NOW },
      exit: "reached",
    },
    {
      name: "the last one did not react either",
      config: { team: aTeam.id, order: [{ to: "leader", within: "PT15M", counts: "clock" }] },
      facts: facts({ assignments: [ownedBy(ids.ann)] }),
      event: { kind: "timeout", at: EXAMPLE_NOW, data: { memo: { rung: 0 } } },
      exit: "waiting-list",
    },
    {
      name: "everybody has had it",
      config: { team: aTeam.id, order: [{ to: "leader", within: "PT15M", counts: "working-time" }] },
      facts: facts({ assignments: [ownedBy(ids.ann, { state: "declined" }), ownedBy(ids.lena)] }),
      exit: "waiting-list",
    },
    {
      name: "given to somebody else by hand meanwhile",
      config: { team: aTeam.id, order: [{ to: "leader", within: "PT15M", counts: "clock" }] },
      facts: facts({ assignments: [ownedBy(ids.bob)] }),
      event: { kind: "reassigned", at: EXAMPLE_NOW, data: { memo: { rung: 0 } } },
      waitsFor: "contact",
    },
  ],
});

type Context = DecideContext<Config>;

/** Gives the lead to the first who can take it, from this place of the order on; nobody is asked twice, so it ends. */
function climb(context: Context, from: number): Outcome {
  const { config, facts, run, now } = context;
  const home = facts.team(config.team);
  for (const [index, one] of config.order.entries()) {
    if (index < from) continue;
    const taker = takerOn(one, { home, facts, runId: run.id, seed: run.seed, now });
    if (taker) return handOn(context, home, taker, index, one);
  }
  return toWaitingList(context, home);
}

function handOn(context: Context, home: TeamFacts, taker: Taker, index: number, timing: Rung): Outcome {
  const { facts, run, now } = context;
  const { personId, teamId, credits, decision } = taker;
  const previous = assignmentsOf(facts, run.id).at(-1);
  const lost = previous ? HOW_IT_WAS_LOST[previous.state] : "first-person";
  const because: Because = {
    ...taker.because,
    code: `${lost}-${timing.to}`,
    ...(previous && { previous: previous.personId }),
  };
  const until = replyDeadline(personId, facts, timing, now);
  return wait({
    ...untilContact(until, index),
    subject: WHOEVER_GETS_IT,
    effects: [
      ...tellLeader(context, home, personId),
      ...closeTasks(facts),
      {
        type: "assign",
        personId,
        teamId,
        mode: "assign",
        ...(credits && { credits }),
        because,
        decision,
      },
      ...titlesOf(facts).map((title): Effect => ({ type: "createTask", personId, title, dueAt: until })),
    ],
    because,
    decision,
  });
}

/** Somebody else got it by hand: they have the time of this place of the order from now on. */
function watch({ facts, now }: Context, { id, personId }: AssignmentFacts, index: number, timing: Rung): Outcome {
  const until = replyDeadline(personId, facts, timing, now);
  return wait({
    ...untilContact(until, index),
    subject: id,
    because: { code: "given-by-hand", person: personId },
  });
}

function untilContact(until: number, index: number) {
  return { for: "contact", until, exits: { reached: "reached" }, memo: { rung: index } } as const;
}

/** What whoever had it was to do is what the next one has to do. */
function titlesOf({ openTasks }: FactsView): readonly string[] {
  return openTasks.length > 0 ? [...new Set(openTasks.map(({ title }) => title))] : ["make contact"];
}

/** Once per hand-over; who gets the lead knows by that. */
function tellLeader({ facts, run }: Context, home: TeamFacts, taker: PersonId): Effect[] {
  const to = leadersOf(home, facts).filter((id) => id !== taker);
  if (to.length === 0) return [];
  const happened = sayWhatHappened(assignmentsOf(facts, run.id).at(-1), facts);
  return [{ type: "notify", to, text: `${happened} ${nameOfPerson(taker, facts)} has the lead now.`, alarm: true }];
}

function toWaitingList({ facts }: Context, home: TeamFacts): Outcome {
  const because = { code: "nobody-left", team: home.id };
  return leave("waiting-list", {
    effects: [
      ...closeTasks(facts),
      { type: "joinWaitingList", teamId: home.id, alarm: leadersOf(home, facts), because },
    ],
    because,
  });
}

function teamsOn({ to, team: one, teams = [] }: Rung): readonly TeamId[] {
  if (to === "team") return one === undefined ? [] : [one];
  return to === "nearest" ? teams : [];
}

function checkRung(one: Rung, index: number): readonly ConfigProblem[] {
  const asksForTeam = one.to === "team" || one.to === "nearest";
  if (!asksForTeam || teamsOn(one).length > 0) return [];
  return [{ code: "no-team", message: `Number ${index + 1} of the order names no team.`, mend: "Choose a team" }];
}
