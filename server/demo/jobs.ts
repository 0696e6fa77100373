import { randomBytes } from "node:crypto";
import { type Db, transaction, type Tx } from "../../engine/database.ts";
import type { Doorbell } from "../../engine/doorbell.ts";
import type { Catalog } from "../../node-catalog/kit/catalog.ts";
import { AppError } from "../../node-catalog/kit/errors.ts";
import { MINUTE, SECOND } from "../../node-catalog/kit/time.ts";
import { acceptLead } from "../assignments/accept-lead.ts";
import { closeLead } from "../assignments/close-lead.ts";
import { declineLead } from "../assignments/decline-lead.ts";
import { claimLead } from "../assignments/give-lead.ts";
import { logContact } from "../assignments/log-contact.ts";
import type { Intake } from "../intake/intake.ts";
import {
  type DemoState,
  hasDemo,
  type HeldLead,
  listHeldLeads,
  listWaitingLeads,
  readDemoFacts,
  readLiveDemo,
} from "./demo-queries.ts";
import { tryLockTick } from "./demo-store.ts";
import { madeUpLead } from "./made-up-leads.ts";
import { deleteDemoLeads } from "./removal-store.ts";
import { nextReaction, type Reaction } from "./reactions.ts";
import { staysInDemo } from "./stays-in-demo.ts";

export interface DemoDeps {
  readonly db: Db;
  readonly catalog: Catalog;
  readonly intake: Pick<Intake, "accept">;
  readonly doorbell: Pick<Doorbell, "ring">;
  /** Does somebody look at the product? Then simulated leads come also after the first minutes. */
  readonly isWatched: () => boolean;
}

const EVERY = 20 * SECOND;
const FIRST_MINUTES = 10 * MINUTE;

/**
 * Plays the demo for one moment: a simulated lead comes in when it is time, and demo people do what is due. Everything by
 * the commands that real people use.
 *
 * @returns false when there is no demo (any more)
 */
export async function playDemo(deps: DemoDeps): Promise<boolean> {
  return transaction(deps.db, async (tx) => {
    if (!(await tryLockTick(tx))) return true;
    if (!(await hasDemo(tx))) return false;
    const demo = await readLiveDemo(tx);
    if (demo && isDue(demo, deps) && staysInDemo(demo.program, deps.catalog, await readDemoFacts(tx))) {
      await sendLead(demo, deps);
    }
    await react(tx, deps);
    return true;
  });
}

/** Forgets the simulated leads of yesterday, so that a demo that runs for weeks stays a demo. */
export async function tidyDemo(db: Db): Promise<void> {
  await transaction(db, (tx) => deleteDemoLeads(tx, "old"));
}

function isDue({ now, startedAt, lastLeadAt }: DemoState, { isWatched }: DemoDeps): boolean {
  if (lastLeadAt !== null && now - lastLeadAt < EVERY) return false;
  return now - startedAt < FIRST_MINUTES || isWatched();
}

async function sendLead({ now, sourceId }: DemoState, { intake }: DemoDeps): Promise<void> {
  const lead = madeUpLead(Math.floor(now / EVERY), randomBytes(4).toString("hex"));
  await intake.accept({ source: { id: sourceId, demo: true }, lead, received: lead });
}

async function react(tx: Tx, { db, doorbell }: DemoDeps): Promise<void> {
  const { held, now } = await listHeldLeads(tx);
  const waiting = await listWaitingLeads(tx);
  const acts = [
    ...held.flatMap((lead) => {
      const reaction = nextReaction(lead, now);
      return reaction ? [(inside: Tx) => perform(inside, lead, reaction)] : [];
    }),
    ...waiting.map((lead) => (inside: Tx) => claimLead(inside, { ...lead, isManaged: false })),
  ];
  for (const act of acts) await unlessOvertaken(transaction(db, act));
  if (acts.length > 0) doorbell.ring("advance");
}

function perform(tx: Tx, { id, leadId, personId }: HeldLead, reaction: Reaction): Promise<unknown> {
  const doing = { assignmentId: id, actor: { kind: "person", id: personId, roles: ["rep"] } } as const;
  switch (reaction.do) {
    case "accept":
      return acceptLead(tx, doing);
    case "decline":
      return declineLead(tx, { ...doing, reason: reaction.reason });
    case "contact":
      return logContact(tx, { ...doing, channel: "call", outcome: reaction.outcome });
    case "close":
      return closeLead(tx, { leadId, personId, reason: reaction.reason });
  }
}

/** Somebody real, or the clock, may have been first: then there is nothing left to do. */
async function unlessOvertaken(act: Promise<unknown>): Promise<void> {
  await act.catch((error: unknown) => {
    if (!(error instanceof AppError)) throw error;
  });
}
