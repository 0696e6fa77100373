import type { Tx } from "../../engine/database.ts";
import type { World } from "../../engine/world.ts";
import type { PersonId } from "../../node-catalog/kit/domain.ts";
import { AppError } from "../../node-catalog/kit/errors.ts";
import { assignByHand } from "../assignments/give-lead.ts";
import { giveToNext, type Stays } from "../assignments/give-to-next.ts";
import { loadNames } from "../catalog/name-queries.ts";
import type { Names } from "../catalog/say-because.ts";
import { personNotFound } from "../people/person-not-found.ts";
import type { HandOverReply, HandOverRequest } from "./contract.ts";
import { type HeldLead, listHeldLeads, readStanding, type Standing } from "./leaving-queries.ts";
import { lockWithAccountsAndRuns } from "./lock-held-store.ts";
import { countLeads } from "./summarise.ts";

/** A lead takes some fifty statements, and its team hands out nothing meanwhile: more would be felt by everybody. */
const MOST_GIVEN = 50;
/** One that nobody else may have takes a few only, and must not stand in the way of those behind it each time again. */
const MOST_LOOKED_AT = 400;

export interface HandingOver {
  readonly personId: PersonId;
  readonly to: HandOverRequest["to"];
  readonly reason?: string | undefined;
  readonly by: PersonId | null;
}

/**
 * Hands all open leads of somebody over, by the rules of a reassignment: turns are given back, tasks move along, flows
 * watch the new person with the whole time.
 *
 * @throws AppError `person-not-found`, `no-such-person` (404), `no-backup`, `person-inactive` (409), `own-leads` (422)
 */
export async function handOver(tx: Tx, world: World, doing: HandingOver): Promise<Omit<HandOverReply, "preview">> {
  const standing = await readStanding(tx, doing.personId);
  if (!standing) throw personNotFound();
  const give = giverFor(tx, world, doing, standing);
  const all = await listHeldLeads(tx, doing.personId);
  const held = await lockStillHeld(tx, doing.personId, all.slice(0, MOST_LOOKED_AT));
  const done = await giveAway(held, give);
  const left = Math.max(0, all.length - MOST_LOOKED_AT) + held.length - done.length;

  const names = await loadNames(
    tx,
    done.map(({ went }) => went.to),
  );
  const leads = done.map(({ lead, went }) => ({ ...saidOf(lead), ...sayWent(went, doing.to, standing.name, names) }));
  return { text: sayDone(leads, left), left, leads };
}

/** What went to somebody else until the locks were there is not theirs to give. */
async function lockStillHeld(tx: Tx, personId: PersonId, leads: readonly HeldLead[]): Promise<HeldLead[]> {
  const ids = new Set(leads.map(({ leadId }) => leadId));
  await lockWithAccountsAndRuns(tx, [...ids]);
  return (await listHeldLeads(tx, personId)).filter(({ leadId }) => ids.has(leadId));
}

interface Done {
  readonly lead: HeldLead;
  readonly went: Went;
}

async function giveAway(held: readonly HeldLead[], give: Give): Promise<Done[]> {
  const done: Done[] = [];
  let given = 0;
  for (const lead of held) {
    if (given === MOST_GIVEN) break;
    const went = await give(lead);
    if (went.to !== null) given++;
    done.push({ lead, went });
  }
  return done;
}

type Went = { readonly to: PersonId } | { readonly to: null; readonly stays: Stays | "kept" };
type Give = (lead: HeldLead) => Promise<Went>;

function giverFor(tx: Tx, world: World, { personId, to, reason, by }: HandingOver, standing: Standing): Give {
  const why = reason ?? `Handed over from ${standing.name}`;
  if (to === "keep") return async () => ({ to: null, stays: "kept" });
  if (to === "next") {
    return async ({ assignmentId }) => {
      const given = await giveToNext(tx, world, { assignmentId, by, reason: why });
      return typeof given === "string" ? { to: null, stays: given } : { to: given.personId };
    };
  }
  const receiver = to === "backup" ? standing.backupId : to;
  if (receiver === null) throw noBackup(standing.name);
  if (receiver === personId) throw ownLeads();
  return async ({ leadId }) => {
    await assignByHand(tx, { leadId, personId: receiver, reason: why, by });
    return { to: receiver };
  };
}

function sayWent(went: Went, asked: HandOverRequest["to"], name: string, names: Names) {
  if (went.to === null) return { to: null, why: STAYS[went.stays](name) };
  return { to: { id: went.to, name: names.get(went.to) ?? "" }, why: whyTo(asked, name) };
}

const STAYS: Readonly<Record<Stays | "kept", (name: string) => string>> = {
  kept: (name) => `Stays with ${name}.`,
  "nobody-can": (name) => `Nobody else who may have it can take it now: stays with ${name}.`,
  "chosen-by-people": (name) => `No step of a flow chose somebody for it: stays with ${name} until you choose.`,
};

function whyTo(to: HandOverRequest["to"], name: string): string {
  if (to === "next") return "Next in turn among those who can take it.";
  return to === "backup" ? `Stands in for ${name}.` : "Chosen by hand.";
}

const saidOf = ({ leadId, name, company, dueAt }: HeldLead) => ({
  leadId,
  name,
  company,
  dueAt: dueAt?.toISOString() ?? null,
});

/** "5 leads to Bob, 2 leads to Cem, 1 lead stays" */
function sayDone(leads: HandOverReply["leads"], left: number): string {
  if (leads.length === 0) return "No open leads";
  const byName = Map.groupBy(leads, ({ to }) => to?.name);
  const done = [...byName]
    .toSorted(([, a], [, b]) => b.length - a.length)
    .map(([name, { length }]) => {
      if (name === undefined) return `${countLeads(length)} ${length === 1 ? "stays" : "stay"}`;
      return `${countLeads(length)} to ${name}`;
    });
  return [...done, ...(left > 0 ? [`${countLeads(left)} left: hand over again`] : [])].join(", ");
}

const noBackup = (name: string) =>
  new AppError("conflict", "no-backup", `${name} has no backup: name one first, or choose somebody.`);

const ownLeads = () => new AppError("invalid", "own-leads", "These are this person's leads: choose somebody else.");
