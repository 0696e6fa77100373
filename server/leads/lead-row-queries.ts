import type { Queryable } from "../../engine/database.ts";
import type { LeadId, LeadStatus } from "../../node-catalog/kit/domain.ts";
import type { LeadRow } from "./contract.ts";

interface Row {
  readonly id: LeadId;
  readonly name: string;
  readonly company: string | null;
  readonly companySize: number | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly language: string | null;
  readonly country: string | null;
  readonly product: string | null;
  readonly value: number | null;
  readonly message: string | null;
  readonly status: LeadStatus;
  readonly owner: LeadRow["owner"];
  readonly source: LeadRow["source"];
  readonly demo: boolean;
  readonly test: boolean;
  readonly createdAt: Date;
  readonly reachedAt: Date | null;
}

/** The leads as lists and cards show them, by id, in one query; ids without a lead are left out. */
export async function readLeadRows(q: Queryable, ids: readonly LeadId[]): Promise<ReadonlyMap<LeadId, LeadRow>> {
  if (ids.length === 0) return new Map();
  const { rows } = await q.query<Row>(
    `select l.id, l.name, l.company, l.company_size as "companySize", l.email, l.phone, l.language, l.country, l.product,
            l.value, l.message, l.status, l.demo, l.test, l.created_at as "createdAt", l.reached_at as "reachedAt",
            jsonb_build_object('id', s.id, 'name', s.name) as source,
            case when o.id is not null then jsonb_build_object('id', o.id, 'name', o.name) end as owner
       from leads l
       join sources s on s.id = l.source_id
       left join people o on o.id = l.owner_id
      where l.id = any($1)`,
    [ids],
  );
  return new Map(rows.map((row) => [row.id, toLeadRow(row)]));
}

function toLeadRow({ createdAt, reachedAt, ...row }: Row): LeadRow {
  return { ...row, createdAt: createdAt.toISOString(), reachedAt: reachedAt?.toISOString() ?? null };
}
