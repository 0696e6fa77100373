import { idOfRun } from "../../engine/ids.ts";
import type { Change } from "../../engine/world.ts";
import type { SharedFacts } from "../../node-catalog/kit/facts.ts";
import { pick } from "./pick-effects.ts";

export interface Message {
  readonly id: string;
  readonly person_id: string;
  readonly lead_id: string;
  readonly text: string;
  readonly alarm: boolean;
  readonly at: string;
}

function toEach(people: readonly string[], base: Omit<Message, "person_id">): Message[] {
  return [...new Set(people)].map((person) => ({ ...base, id: idOfRun(base.id, person), person_id: person }));
}

/** What the flow tells people. */
function notices(changes: readonly Change[]): Message[] {
  return pick(changes, "notify").flatMap(({ change, effect }) =>
    toEach(effect.to, {
      id: effect.id,
      lead_id: change.run.subjectId,
      text: effect.text,
      alarm: effect.alarm,
      at: new Date(effect.at).toISOString(),
    }),
  );
}

function alarms(changes: readonly Change[], shared: SharedFacts): Message[] {
  return pick(changes, "joinWaitingList").flatMap(({ change, effect }) =>
    toEach(effect.alarm, {
      id: effect.id,
      lead_id: change.run.subjectId,
      text: `${change.subject.lead.name} waits on the waiting list of ${shared.teams[effect.teamId]?.name ?? "the team"}. Nobody has this lead.`,
      alarm: true,
      at: new Date(effect.at).toISOString(),
    }),
  );
}

/** A run that stopped is told to those who can mend it. */
function stops(changes: readonly Change[], { workspace: { roles } }: SharedFacts): Message[] {
  return changes.flatMap(({ run, error, subject, at }) =>
    error
      ? toEach([...roles.admin, ...roles.manager], {
          // By its time: tried again by a person, it may stop at the same step once more.
          id: idOfRun(run.id, at, "stopped"),
          lead_id: run.subjectId,
          text: `The flow stopped at ${subject.lead.name}: ${error.message}`,
          alarm: true,
          at: new Date(at).toISOString(),
        })
      : [],
  );
}

/** Everything that the inboxes of people of the company get from a batch. */
export const messagesOf = (changes: readonly Change[], shared: SharedFacts): Message[] => [
  ...notices(changes),
  ...alarms(changes, shared),
  ...stops(changes, shared),
];
