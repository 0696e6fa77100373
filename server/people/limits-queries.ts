import type { Queryable } from "../../engine/database.ts";
import type { PersonId } from "../../node-catalog/kit/domain.ts";
import type { Limit } from "../../node-catalog/kit/facts.ts";
import type { LimitsView } from "./contract.ts";
import { personNotFound } from "./people-store.ts";

/** What the field proposes as more than one person can look after well. */
const SUGGESTED: LimitsView["suggested"] = [{ what: "month", most: 150, window: "calendar" }];

/** Somebody's limits, each with how much of it is used now: by the same rules as deciding who can take a lead. */
export async function readLimits(q: Queryable, id: PersonId): Promise<LimitsView> {
  const { rows } = await q.query<{ limits: Limit[]; capacity: number; used: number[] }>(
    `select p.limits, p.capacity,
            array(
              select case l.what
                       when 'open' then (select count(*) from assignments a
                                          where a.person_id = p.id and a.state in ('offered', 'owned'))
                       else (select count(*) from assignments a
                              where a.person_id = p.id
                                and a.at > case l.window
                                      when 'calendar' then date_trunc(l.what, baton_now() at time zone p.time_zone)
                                                           at time zone p.time_zone - interval '1 microsecond'
                                      else baton_now() - case l.what when 'hour' then interval '1 hour'
                                                                     when 'day' then interval '24 hours'
                                                                     else interval '720 hours' end
                                    end)
                     end::int
                from jsonb_to_recordset(p.limits) with ordinality as l (what text, most int, "window" text, place bigint)
               order by l.place
            ) as used
       from people p where p.id = $1`,
    [id],
  );
  if (!rows[0]) throw personNotFound();
  const { limits, capacity, used } = rows[0];
  return { limits: limits.map((limit, place) => ({ ...limit, used: used[place]! })), capacity, suggested: SUGGESTED };
}
