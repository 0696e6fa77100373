import { type Db, readClock, transaction } from "../../engine/database.ts";
import type { Graph } from "../../engine/graph.ts";
import { DAY, HOUR } from "../../node-catalog/kit/time.ts";
import type { PersonId, TeamId } from "../../node-catalog/kit/domain.ts";
import type { Engine } from "../../engine/advance.ts";
import { FactsLoader } from "../../server/world/load-facts.ts";
import { openLists } from "../../server/waiting-list/jobs.ts";
import { logContact } from "../../server/assignments/log-contact.ts";
import { addPerson } from "../../server/people/add-person.ts";
import { addTeam } from "../../server/teams/add-team.ts";
import type { TestClock } from "../setup/test.ts";
import { advanceAll, graph } from "../engine/support/a-world.ts";

const EIGHT_TO_FIVE = [["08:00", "17:00"]] as [[string, string]];
const WEEKDAYS = {
  mon: EIGHT_TO_FIVE,
  tue: EIGHT_TO_FIVE,
  wed: EIGHT_TO_FIVE,
  thu: EIGHT_TO_FIVE,
  fri: EIGHT_TO_FIVE,
};

/** Moves the clock to the next Saturday, ten o'clock UTC. @returns the Monday after it, eight o'clock */
export async function untilSaturday(db: Db, clock: TestClock): Promise<number> {
  const now = await readClock(db);
  const midnight = now - (now % DAY);
  // The first day of 1970 was a Thursday.
  const sinceSaturday = (midnight / DAY + 5) % 7;
  const saturday = midnight + (7 - sinceSaturday) * DAY + 10 * HOUR;
  await clock.advance({ ms: saturday - now });
  return saturday + 46 * HOUR;
}

/** Moves the clock on to a moment, in epoch milliseconds. */
export async function moveTo(db: Db, clock: TestClock, moment: number): Promise<void> {
  await clock.advance({ ms: moment - (await readClock(db)) });
}

let made = 0;

/** Somebody who works from Monday to Friday, eight to five. */
export async function aWorker(db: Db, change: { timeZone?: string; backupId?: PersonId } = {}): Promise<PersonId> {
  const number = ++made;
  const person = {
    name: `Worker ${number}`,
    email: `worker-${number}@example.com`,
    roles: ["rep" as const],
    languages: [],
    hours: WEEKDAYS,
    timeZone: "UTC",
    away: null,
    ...change,
  };
  return transaction(db, (tx) => addPerson(tx, person));
}

export interface OfficeTeam {
  readonly id: TeamId;
  readonly members: readonly PersonId[];
  readonly leader: PersonId;
}

/** People who work from Monday to Friday, eight to five, and their leader, who works always. */
export async function anOffice(db: Db, size: number, timeZone = "UTC"): Promise<OfficeTeam> {
  const members: PersonId[] = [];
  for (let index = 0; index < size; index++) members.push(await aWorker(db, { timeZone }));
  const number = ++made;
  const leader = await transaction(db, (tx) =>
    addPerson(tx, {
      name: `Leader ${number}`,
      email: `leader-${number}@example.com`,
      roles: ["manager"],
      languages: [],
      hours: null,
      away: null,
    }),
  );
  const shares = members.map((repId) => ({ repId, weight: 1 }));
  const id = await transaction(db, (tx) =>
    addTeam(tx, { name: `Office ${number}`, leaderId: leader, members: shares }, { by: null }),
  );
  return { id, members, leader };
}

/** New lead → is somebody in? → take turns, or the list → task → wait until reached. */
export function afterHours(team: TeamId, sources: string[], config: Graph["nodes"][number]["config"] = {}): Graph {
  return graph(
    {
      start: ["lead-captured", { sources }],
      hours: ["after-hours", { team, ...config }],
      turns: ["round-robin", { team }],
      task: ["create-task", { title: "make contact", dueIn: "PT15M" }],
      watch: ["wait-for-contact", { within: "P5D" }],
      queue: ["to-queue", { team }],
      end: ["end"],
    },
    [
      "start hours",
      "hours open turns",
      "hours handed-over task",
      "hours on-call task",
      "turns assigned task",
      "turns nobody queue",
      "task watch",
      "watch reached end",
      "watch declined queue",
      "watch timeout end",
    ],
  );
}

export interface Held {
  readonly assignmentId: string;
  readonly leadId: string;
  readonly personId: PersonId;
  readonly isContacted: boolean;
}

/** Who has which lead now, the first one first. */
export async function everythingHeld(db: Db): Promise<Held[]> {
  const { rows } = await db.query<Held>(
    `select a.id as "assignmentId", a.lead_id as "leadId", a.person_id as "personId", l.tried_at is not null as "isContacted"
     from assignments a join leads l on l.id = a.lead_id where a.state = 'owned' order by a.at, l.created_at, l.id`,
  );
  return rows;
}

/** The most leads that one person has not contacted yet. */
export function mostUncontacted(held: readonly Held[]): number {
  const counts = new Map<PersonId, number>();
  for (const { personId, isContacted } of held) {
    if (!isContacted) counts.set(personId, (counts.get(personId) ?? 0) + 1);
  }
  return Math.max(0, ...counts.values());
}

/** The person called, and the customer was reached. */
export async function reach(db: Db, { assignmentId, personId }: Held): Promise<void> {
  const actor = { kind: "person", id: personId, roles: ["rep"] } as const;
  await transaction(db, (tx) => logContact(tx, { assignmentId, actor, channel: "call", outcome: "reached" }));
}

/** What every process does again and again. @returns how many leads went on */
export async function look(db: Db, engine: Engine, facts = new FactsLoader()): Promise<number> {
  const woken = await openLists(db, facts);
  await advanceAll(db, engine);
  return woken;
}
