import type { z } from "zod";
import { readClock, type Queryable } from "../../engine/database.ts";
import type { Catalog } from "../../node-catalog/kit/catalog.ts";
import type { LeadId, Uuid } from "../../node-catalog/kit/domain.ts";
import { loadSpeech } from "../catalog/name-queries.ts";
import type { Speech } from "../catalog/say-because.ts";
import type { Actor } from "../http/route.ts";
import type { LeadRow } from "../leads/contract.ts";
import { readLeadRows } from "../leads/lead-row-queries.ts";
import { countAttention, readAttention, readStuckRuns, type AttentionRow, type StuckRun } from "./attention-queries.ts";
import type { AttentionItem, AttentionReply, attentionQuery } from "./contract.ts";
import { type Review, readReviews } from "./review-queries.ts";
import { sayAttention, sayReview } from "./say-attention.ts";

/** What somebody must look at, the longest stuck first, with how much there is of each kind. */
export async function listAttention(
  db: Queryable,
  catalog: Catalog,
  actor: Actor,
  query: z.output<typeof attentionQuery>,
): Promise<AttentionReply> {
  const now = new Date(await readClock(db));
  const [page, counts] = await Promise.all([readAttention(db, now, query), countAttention(db, now)]);
  const leadIds = page.data.map(({ leadId }) => leadId);
  const [leads, runs, reviews, speech] = await Promise.all([
    readLeadRows(db, leadIds),
    readStuckRuns(
      db,
      page.data.flatMap(({ runId }) => runId ?? []),
    ),
    readReviews(
      db,
      page.data.flatMap(({ kind, runId }) => (kind === "review" && runId !== null ? [runId] : [])),
    ),
    loadSpeech(
      db,
      catalog,
      actor,
      page.data.flatMap(({ personId, teamId }) => [personId, teamId]),
    ),
  ]);
  const data = page.data.flatMap((row) => itemOf(row, { leads, runs, reviews, speech }));
  return { data, nextCursor: page.nextCursor, counts };
}

interface Known {
  readonly leads: ReadonlyMap<LeadId, LeadRow>;
  readonly runs: ReadonlyMap<Uuid, StuckRun>;
  readonly reviews: ReadonlyMap<Uuid, Review>;
  readonly speech: Speech;
}

function itemOf(row: AttentionRow, { leads, runs, reviews, speech }: Known): AttentionItem[] {
  const lead = leads.get(row.leadId);
  if (!lead) return [];
  const run = row.runId === null ? undefined : runs.get(row.runId);
  const review = row.kind === "review" && row.runId !== null ? reviews.get(row.runId) : undefined;
  // Decided between two of the statements.
  if (row.kind === "review" && !review) return [];
  return [
    {
      kind: row.kind,
      lead,
      since: row.since.toISOString(),
      sentence: review ? sayReview(review, speech) : sayAttention(row, run, lead.source.name, speech),
      run: run ? { id: run.id, flowId: run.flowId, flowName: run.flowName, nodeId: run.nodeId } : null,
      team: row.teamId === null ? null : { id: row.teamId, name: speech.names.get(row.teamId) ?? "" },
      assignmentId: row.assignmentId,
      review: review ? { accountId: review.accountId, company: review.company, choices: [...review.choices] } : null,
    },
  ];
}
