import { z } from "zod";
import type { Queryable } from "../../engine/database.ts";
import { regionAt, territoriesAt, type Territory, territoryOf } from "../../node-catalog/assignment/territories.ts";
import type { CompanyPlace } from "../../node-catalog/kit/company-places.ts";
import type { Uuid } from "../../node-catalog/kit/domain.ts";
import { readPlaces } from "../accounts/place-queries.ts";

/** Where one lead's company may belong. */
export interface Review {
  readonly accountId: Uuid;
  readonly company: string;
  /** How many of its leads wait for this. */
  readonly leads: number;
  /** The step's territories; those that the company's leads are from come first. */
  readonly choices: readonly Choice[];
}

export interface Choice {
  readonly label: string;
  /** What is decided with it. */
  readonly region: string;
  /** Leads of the company are from there. */
  readonly isTheirs: boolean;
}

const config = z.object({
  territories: z.array(z.object({ id: z.string(), label: z.string(), regions: z.array(z.string()).min(1) })),
});

/** What these runs wait to be told. */
export async function readReviews(q: Queryable, runIds: readonly Uuid[]): Promise<ReadonlyMap<Uuid, Review>> {
  if (runIds.length === 0) return new Map();
  const { rows } = await q.query<Omit<Review, "choices"> & { runId: Uuid; config: unknown }>(
    `select w.run_id as "runId", a.id as "accountId", coalesce(nullif(a.name, ''), a.domain) as company,
            p.body #> array['nodes', w.node_id, 'config'] as config,
            (select count(*)::int from waits o where o.subject = a.id and o.kind = 'review' and o.state = 'open') as leads
       from waits w
       join accounts a on a.id = w.subject
       join runs r on r.id = w.run_id
       join programs p on p.id = r.program_id
      where w.run_id = any ($1::uuid[]) and w.kind = 'review' and w.state = 'open'`,
    [runIds],
  );
  const places = await readPlaces(q, [...new Set(rows.map(({ accountId }) => accountId))]);
  return new Map(
    rows.map(({ runId, config: drawn, ...review }) => {
      const { data } = config.safeParse(drawn);
      return [runId, { ...review, choices: choicesAmong(data?.territories ?? [], places[review.accountId] ?? []) }];
    }),
  );
}

/** A company's own place within a territory says more than the territory's first region. */
export function choicesAmong(territories: readonly Territory[], places: readonly CompanyPlace[]): readonly Choice[] {
  const its = territoriesAt(territories, places);
  const regions = places.map(regionAt);
  return [
    ...its.map((one) => ({
      label: one.label,
      region: regions.find((region) => territoryOf(territories, region) === one)!,
      isTheirs: true,
    })),
    ...territories
      .filter((one) => !its.includes(one))
      .map(({ label, regions: [first] }) => ({ label, region: first!, isTheirs: false })),
  ];
}
