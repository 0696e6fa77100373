import type { DecisionRecord } from "../../engine/burst.ts";
import { canonicalJson } from "../../engine/canonical-json.ts";
import { derivedId } from "../../engine/ids.ts";
import type { Change } from "../../engine/world.ts";
import type { Decision } from "../../node-catalog/kit/because.ts";
import type { SharedFacts } from "../../node-catalog/kit/facts.ts";
import { packDecision } from "./pack-decision.ts";
import { type DecidedBy, FORMAT, type PackedDecision } from "./packed.ts";

/** Snake_case, because `json_to_recordset` names columns. */
export interface ReceiptRow {
  readonly id: string;
  readonly run_id: string;
  readonly node_id: string;
  readonly visit: number;
  readonly lead_id: string;
  readonly assignment_id: string | null;
  readonly team_id: string;
  readonly format: number;
  readonly team_version: number;
  readonly params_id: string;
  readonly packed: PackedDecision;
  readonly lead: object;
  readonly at: string;
}

export interface ParamsRow {
  readonly id: string;
  readonly params: DecidedBy;
}

/** The receipts of a batch, and once each by what they chose, in the order of ids, as whoever stores several must. */
export function receiptRows(
  changes: readonly Change[],
  shared: SharedFacts,
): { receipts: ReceiptRow[]; params: ParamsRow[] } {
  const params = new Map<string, ParamsRow>();
  const receipts = changes.flatMap((change) =>
    change.decisions.map((record) => {
      const by = decidedBy(record.decision);
      if (!params.has(by.id)) params.set(by.id, by);
      return rowOf(change, record, by.id, shared);
    }),
  );
  return { receipts, params: [...params.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1)) };
}

export function decidedBy({ inputs: { strategy, params } }: Decision): ParamsRow {
  const by = { strategy, params };
  const text = JSON.stringify(by);
  const id = known.get(text) ?? derivedId("decision params", canonicalJson(by));
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(text, id);
  return { id, params: by };
}

/** A flow's steps ask for the same things lead after lead; hashing them each time would cost more than packing. */
const known = new Map<string, string>();
const MOST_KNOWN = 1_000;

function rowOf(
  { run, effects }: Change,
  { id, nodeId, visit, decision, at }: DecisionRecord,
  paramsId: string,
  { teams }: SharedFacts,
): ReceiptRow {
  return {
    id,
    run_id: run.id,
    node_id: nodeId,
    visit,
    lead_id: run.subjectId,
    assignment_id: effects.find((effect) => effect.type === "assign" && effect.visit === visit)?.id ?? null,
    team_id: decision.teamId,
    format: FORMAT,
    team_version: teams[decision.teamId]!.version!,
    params_id: paramsId,
    packed: packDecision(decision),
    lead: decision.inputs.lead,
    at: new Date(at).toISOString(),
  };
}
