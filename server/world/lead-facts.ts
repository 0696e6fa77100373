import type { Db } from "../../engine/database.ts";
import type { Lead } from "../../node-catalog/kit/domain.ts";
import { AppError } from "../../node-catalog/kit/errors.ts";
import { readSubjects } from "./facts-store.ts";

/** A lead as nodes see it, for calls to other systems. */
export async function readLeadFacts(db: Db, leadId: string): Promise<Lead> {
  const subject = (await readSubjects(db, [leadId])).get(leadId);
  if (!subject) throw new AppError("stop", "no-such-lead", "This lead does not exist any more.");
  return subject.lead;
}
