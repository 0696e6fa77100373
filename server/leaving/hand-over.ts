import type { Queryable, Tx } from "../../engine/database.ts";
import type { World } from "../../engine/world.ts";
import type { PersonId } from "../../node-catalog/kit/domain.ts";
import { AppError } from "../../node-catalog/kit/errors.ts";
import { assignByHand, mustTakeLeads } from "../assignments/give-lead.ts";
import { giveAllToNext, previewNext, type Stays, type Went, type WentOn } from "../assignments/give-to-next.ts";
import { loadNames } from "../catalog/name-queries.ts";
import type { Names } from "../catalog/say-because.ts";
import { personNotFound } from "../people/person-not-found.ts";
import type { HandOverReply, HandOverRequest } from "./contract.ts";
import { type HeldLead, listHeldLeads, readStanding, type Standing } from "./leaving-queries.ts";
import { lockWithAccountsAndRuns } from "./lock-held-store.ts";
import { countLeads } from "./summarise.ts";

/** No more at once: whoever hands over looks at what became of them. */
const MOST_GIVEN = 50;
/** One that nobody else may have must not stand in the way of those behind it each time again. */
const MOST_LOOKED_AT = 400;
/** In one transaction, so that no team stands still for longer than a moment: 740 ms were needed for all of fifty. */
const AT_ONCE = 5;
/** Where somebody is named, turns are given back one by one, which takes longer. */
const AT_ONCE_BY_NAME = 2;

export interface HandingOver {
  readonly personId: PersonId;
  readonly to: HandOverRequest["to"];
  readonly reason?: string | undefined;
  readonly by: PersonId | null;
}

/** What is to be handed over, and what has been. */
export interface HandOver extends HandingOver {
  readonly standing: Standing;
  readonly leads: readonly HeldLead[];
  /** More than are looked at. */
  readonly beyond: number;
  readonly done: readonly Done[];
  readonly lookedAt: number;
}

interface Done {
  readonly lead: HeldLead;
  readonly went: Went | Stayed;
}

/** @throws AppError `person-not-found` (404), `no-backup` (409), `own-leads` (422) */
export async function beginHandOver(q: Queryable, doing: HandingOver): Promise<HandOver> {
  const standing = await readStanding(q, doing.personId);
  if (!standing) throw personNotFound();
  receiverOf(doing, standing);
  const all = await listHeldLeads(q, doing.personId);
  const beyond = Math.max(0, all.length - MOST_LOOKED_AT);
  return { ...doing, standing, leads: all.slice(0, MOST_LOOKED_AT), beyond, done: [], lookedAt: 0 };
}

/** Have all been looked at that may be looked at in one go? */
export const isOver = ({ leads, lookedAt, done }: HandOver): boolean =>
  lookedAt === leads.length || countGiven(done) === MOST_GIVEN;

/**
 * Hands some open leads of somebody over, by the rules of a reassignment: turns are given back, tasks move along, flows
 * watch the new person with the whole time. Commit, and do it again until {@link isOver}.
 *
 * @throws AppError `no-such-person` (404), `person-inactive`, `made-up-person` (409)
 */
export async function handSomeOver(tx: Tx, world: World, doing: HandOver): Promise<HandOver> {
  const atOnce = doing.to === "next" || doing.to === "keep" ? AT_ONCE : AT_ONCE_BY_NAME;
  const most = Math.min(atOnce, MOST_GIVEN - countGiven(doing.done));
  const next = doing.leads.slice(doing.lookedAt, doing.lookedAt + most);
  const held = await lockStillHeld(tx, doing.personId, next);
  const went = await giveAway(tx, world, doing, held);
  return { ...doing, done: [...doing.done, ...went], lookedAt: doing.lookedAt + next.length };
}

/** What would be done, by the same decisions; nothing is written, and no team waits. */
export async function previewHandOver(tx: Tx, world: World, doing: HandOver): Promise<HandOver> {
  const held = await lockStillHeld(tx, doing.personId, doing.leads);
  const went = await wouldGo(tx, world, doing, held);
  // After the last one that is given, like the doing itself.
  const given = went.flatMap(({ went: { to } }, index) => (to === null ? [] : [index]));
  const end = given.length > MOST_GIVEN ? given[MOST_GIVEN]! : went.length;
  return { ...doing, done: went.slice(0, end), lookedAt: doing.leads.length - (went.length - end) };
}

export async function sayHandOver(q: Queryable, doing: HandOver): Promise<Omit<HandOverReply, "preview">> {
  const { done, standing, to } = doing;
  const names = await loadNames(
    q,
    done.map(({ went }) => went.to),
  );
  const leads = done.map(({ lead, went }) => ({ ...saidOf(lead), ...sayWent(went, to, standing.name, names) }));
  const left = doing.beyond + doing.leads.length - doing.lookedAt;
  return { text: sayDone(leads, left), left, leads };
}

/** What went to somebody else until the locks were there is not theirs to give. */
async function lockStillHeld(tx: Tx, personId: PersonId, leads: readonly HeldLead[]): Promise<HeldLead[]> {
  const ids = new Set(leads.map(({ leadId }) => leadId));
  await lockWithAccountsAndRuns(tx, [...ids]);
  return (await listHeldLeads(tx, personId)).filter(({ leadId }) => ids.has(leadId));
}

const countGiven = (done: readonly Done[]): number => done.filter(({ went }) => went.to !== null).length;

type Stayed = { readonly to: null; readonly stays: Stays | "kept" };
const KEPT: Stayed = { to: null, stays: "kept" };

async function giveAway(tx: Tx, world: World, doing: HandOver, held: readonly HeldLead[]): Promise<Done[]> {
  const { to, by, standing } = doing;
  if (to === "keep") return held.map((lead) => ({ lead, went: KEPT }));
  const reason = doing.reason ?? `Handed over from ${standing.name}`;
  if (to === "next") return wentOn(held, await giveAllToNext(tx, world, idsOf(held), { by, reason }));
  const personId = receiverOf(doing, standing)!;
  for (const { leadId } of held) await assignByHand(tx, { leadId, personId, reason, by });
  return held.map((lead) => ({ lead, went: { to: personId } }));
}

async function wouldGo(tx: Tx, world: World, doing: HandOver, held: readonly HeldLead[]): Promise<Done[]> {
  if (doing.to === "keep") return held.map((lead) => ({ lead, went: KEPT }));
  if (doing.to === "next") return wentOn(held, await previewNext(tx, world, idsOf(held)));
  const personId = receiverOf(doing, doing.standing)!;
  // The demo's leads are never among them.
  if (held.length > 0) await mustTakeLeads(tx, personId, { demo: false });
  return held.map((lead) => ({ lead, went: { to: personId } }));
}

const idsOf = (held: readonly HeldLead[]) => held.map(({ assignmentId }) => assignmentId);

const wentOn = (held: readonly HeldLead[], went: WentOn): Done[] =>
  held.map((lead) => ({ lead, went: went.get(lead.assignmentId)! }));

/** Null where each lead's own rules say who gets it. */
function receiverOf({ personId, to }: HandingOver, standing: Standing): PersonId | null {
  if (to === "keep" || to === "next") return null;
  const receiver = to === "backup" ? standing.backupId : to;
  if (receiver === null) throw noBackup(standing.name);
  if (receiver === personId) throw ownLeads();
  return receiver;
}

function sayWent(went: Done["went"], asked: HandOverRequest["to"], name: string, names: Names) {
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
