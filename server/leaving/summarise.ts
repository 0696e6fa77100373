import type { Queryable } from "../../engine/database.ts";
import type { Catalog } from "../../node-catalog/kit/catalog.ts";
import type { PersonId } from "../../node-catalog/kit/domain.ts";
import { readPerson } from "../people/people-queries.ts";
import { personNotFound } from "../people/person-not-found.ts";
import type { OpenLeadsSummary } from "./contract.ts";
import { listHeldLeads, readStanding } from "./leaving-queries.ts";
import { whatBreaks } from "./what-breaks.ts";

/** What somebody has in hands and what depends on them: to be known before they leave or are away for long. */
export async function summariseOpenLeads(q: Queryable, catalog: Catalog, id: PersonId): Promise<OpenLeadsSummary> {
  const standing = await readStanding(q, id);
  if (!standing) throw personNotFound();
  const held = await listHeldLeads(q, id);
  const dueToday = held.filter(({ isDueToday }) => isDueToday).length;
  return {
    open: held.length,
    dueToday,
    uncontacted: held.filter(({ isUntried }) => isUntried).length,
    text: sayOpen(held.length, dueToday),
    backup: standing.backupId === null ? null : await backupOf(q, standing.backupId),
    breaks: await whatBreaks(q, catalog, id, standing),
  };
}

function sayOpen(open: number, dueToday: number): string {
  if (open === 0) return "No open leads";
  return `${countLeads(open, "open ")}${dueToday > 0 ? `, ${dueToday} due today` : ""}`;
}

/** "1 lead", "7 open leads" */
export const countLeads = (count: number, kind = ""): string => `${count} ${kind}${count === 1 ? "lead" : "leads"}`;

async function backupOf(q: Queryable, id: PersonId): Promise<OpenLeadsSummary["backup"]> {
  const { name, now } = await readPerson(q, id);
  return { id, name, isIn: now.isIn, until: now.until };
}
