import { calendarsOf } from "../../node-catalog/assignment/calendars.ts";
import { decide } from "../../node-catalog/assignment/decide.ts";
import type { Decision } from "../../node-catalog/kit/because.ts";
import type { DecisionInputs } from "../../node-catalog/kit/decision-inputs.ts";
import type { PersonId } from "../../node-catalog/kit/domain.ts";
import type { TeamFacts } from "../../node-catalog/kit/facts.ts";

/** Further ahead an estimate says nothing. */
const FURTHEST = 100;

export interface Estimate {
  /** From when on it counts: now, or when they can take leads again. `null`: nobody knows when. */
  readonly from: number | null;
  /** How many leads until theirs, that one included; `null`: more than anybody can foresee. */
  readonly leads: number | null;
  /** Why they can take none now. */
  readonly out: Decision["members"][number] | undefined;
}

/**
 * When somebody's next turn comes if leads that anybody could take go on coming in now, one by one, and nothing else
 * changes. Plays the rotation ahead with the very function that decides; an estimate all the same.
 */
export function estimateTurn(team: TeamFacts, personId: PersonId, now: number): Estimate {
  const at = (moment: number, standing: Pick<DecisionInputs, "credits" | "lastPickedAt">, lead: number) =>
    decide({
      strategy: "next-in-turn@1",
      params: {},
      team,
      people: team.people,
      ...standing,
      loads: team.loads,
      calendars: calendarsOf(team.people, moment),
      lead: {},
      excluded: [],
      now: moment,
      seed: `lead ${lead}`,
    });
  const theirs = ({ members: all }: Decision) => all.find((one) => one.personId === personId)!;
  const verdict = theirs(at(now, team, 0));
  const out = verdict.eligible ? undefined : verdict;
  const from = out ? (out.until ?? null) : now;
  if (from === null) return { from, leads: null, out };

  let standing: Pick<DecisionInputs, "credits" | "lastPickedAt"> = team;
  for (let lead = 1; lead <= FURTHEST; lead++) {
    const decision = at(from, standing, lead);
    if (decision.chosen === personId) return { from, leads: lead, out };
    if (decision.chosen === null) break;
    standing = afterwards(standing, decision, from + lead);
  }
  return { from, leads: null, out };
}

function afterwards({ lastPickedAt }: Pick<DecisionInputs, "lastPickedAt">, { members, chosen }: Decision, at: number) {
  return {
    credits: members.map(({ creditAfter }) => creditAfter),
    lastPickedAt: members.map(({ personId }, place) => (personId === chosen ? at : (lastPickedAt[place] ?? null))),
  };
}
