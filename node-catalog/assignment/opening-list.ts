import { leadersOf } from "../kit/audience.ts";
import type { Because } from "../kit/because.ts";
import type { DecideContext, ResumeContext } from "../kit/define-node.ts";
import type { TeamId } from "../kit/domain.ts";
import type { Effect } from "../kit/effects.ts";
import type { TeamFacts } from "../kit/facts.ts";
import { leave, type Memo, memoOf, type Outcome, wait } from "../kit/outcome.ts";
import { durationMs, MINUTE } from "../kit/time.ts";
import { handOut, type Turn } from "./hand-out.ts";
import { closeTasks } from "./hand-over.ts";
import { backAt } from "./obstacles/at-work.ts";
import { everybodyWhoPassed } from "./tried.ts";

/**
 * A lead that comes while nobody is in stands in its team's waiting list, and its run waits for the opening of that list.
 * The server opens it at the first minute somebody is in and ends as many of those waits as people have room for, hot leads
 * first, then the oldest (`server/waiting-list`). Who gets the lead is decided here, when its wait has ended.
 */
export interface ListOptions {
  /** Goes before the others when the list opens. */
  readonly isHot: boolean;
  /** ISO 8601; the leader is told about a lead that waits longer than this. */
  readonly alarmAfter: string;
}

/** The sentences of {@link waitForOpening} and {@link atOpening}, for the node's reasons. */
export const LIST_REASONS = {
  "waits-for-opening": "It waits on the list of {team} until {opens}, when somebody is in",
  "waits-for-anybody": "It waits on the list of {team}; when somebody will be in is not known, and the leader was told",
  "waits-too-long": "Nobody of {team} could take it for so long that the leader was told; it waits on",
  "no-room": "Whoever is in of {team} has enough leads to contact first, so it waits on",
  "handed-over": "Somebody of {team} is in, and {person} was next in turn",
  taken: "{person} got it while it waited",
} as const;

/** Nobody could take it when its wait ended: the others come first for so long, so that none is woken in vain all the time. */
const AGAIN_AFTER = MINUTE;

/** When somebody of the team is at work next, in epoch milliseconds; `null` when nobody can tell. */
export function opensAt({ people }: Pick<TeamFacts, "people">, now: number): number | null {
  const times = people.flatMap((person) =>
    person.active ? (backAt(person, Math.max(now, person.awayUntil ?? now)) ?? []) : [],
  );
  return times.length === 0 ? null : Math.min(...times);
}

/** The turn among those who can take it now, whatever else they have to do. */
export function turnNow(teamId: TeamId, { facts, run, now }: DecideContext<unknown>): Turn {
  const excluded = everybodyWhoPassed(facts, run.id);
  return handOut(facts.team(teamId), facts, { strategy: "next-in-turn@1", excluded, now, seed: run.seed });
}

export function waitForOpening(context: DecideContext<unknown>, team: TeamFacts, options: ListOptions): Outcome {
  const { facts, now } = context;
  const opens = opensAt(team, now);
  const patience = now + durationMs(options.alarmAfter);
  const isTooLong = opens === null || opens > patience;
  const because: Because = isTooLong
    ? { code: "waits-for-anybody", team: team.id }
    : { code: "waits-for-opening", team: team.id, opens };
  const alarm = isTooLong ? leadersOf(team, facts) : [];
  const memo = { team: team.id, hot: options.isHot, opens, alarmAt: isTooLong ? null : patience };
  return waitOn(memo, because, [...closeTasks(facts), { type: "joinWaitingList", teamId: team.id, alarm, because }]);
}

/** What becomes of a lead whose wait for the opening has ended: somebody gets it, somebody took it, or it waits on. */
export function atOpening(context: ResumeContext<unknown>): Outcome {
  const { event, facts } = context;
  const memo = memoOf(event);
  if (facts.current) {
    return leave("handed-over", { because: { code: "taken", person: facts.current.personId } });
  }
  const team = facts.team(String(memo["team"]));
  return event.kind === "timeout" ? alarm(context, team, memo) : handOver(context, team, memo);
}

function handOver({ facts, run, now }: ResumeContext<unknown>, team: TeamFacts, memo: Memo): Outcome {
  const { personId, credits, decision } = handOut(team, facts, {
    strategy: "next-in-turn@1",
    params: { pace: facts.workspace.pace },
    excluded: everybodyWhoPassed(facts, run.id),
    now,
    seed: run.seed,
  });
  if (personId === undefined) {
    return waitOn(
      { ...memo, team: team.id, opens: null, again: now + AGAIN_AFTER },
      { code: "no-room", team: team.id },
      [],
    );
  }
  const because = { code: "handed-over", person: personId, team: team.id };
  return leave("handed-over", {
    effects: [{ type: "assign", personId, teamId: team.id, mode: "assign", credits, because, decision }],
    because,
    decision,
  });
}

/** Once: after that it waits as long as it takes. */
function alarm({ facts }: ResumeContext<unknown>, team: TeamFacts, memo: Memo): Outcome {
  const text = `${facts.lead.name} still waits on the list of ${team.name}. Nobody could take this lead yet.`;
  const told: Effect = { type: "notify", to: leadersOf(team, facts), text, alarm: true };
  return waitOn({ ...memo, team: team.id, alarmAt: null }, { code: "waits-too-long", team: team.id }, [told]);
}

function waitOn(memo: Memo & { alarmAt?: unknown }, because: Because, effects: Effect[]): Outcome {
  const until = typeof memo["alarmAt"] === "number" ? memo["alarmAt"] : null;
  return wait({
    for: "opening",
    subject: String(memo["team"]),
    until,
    exits: { taken: "handed-over" },
    memo,
    effects,
    because,
  });
}
