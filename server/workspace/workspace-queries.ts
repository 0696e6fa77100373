import type { Queryable } from "../../engine/database.ts";
import { HOUR, MINUTE, SECOND } from "../../node-catalog/kit/time.ts";
import type { WorkspaceView } from "./contract.ts";

interface Row extends Omit<WorkspaceView, "duplicateWindow" | "replyWithin"> {
  readonly duplicateWindowMs: number;
  readonly replyWithinMs: number;
}

/** The company's settings, and how far its set-up is: what belongs to the demo does not count. */
export async function readWorkspace(q: Queryable): Promise<WorkspaceView> {
  const { rows } = await q.query<Row>(
    `select company, time_zone as "timeZone", country, language, currency, hours, pace,
            (extract(epoch from duplicate_window) * 1000)::float8 as "duplicateWindowMs",
            (extract(epoch from reply_within) * 1000)::float8 as "replyWithinMs",
            set_up_at is not null as "setUp",
            exists (select from flows where demo) or exists (select from people where demo) as demo,
            jsonb_build_object(
              'people', (select count(*) from people where active and not demo),
              'teams', (select count(*) from teams where archived_at is null and not demo),
              'sources', (select count(*) from sources where archived_at is null and not demo),
              'flows', (select count(*) from flows where archived_at is null and not demo),
              'liveFlows', (select count(*) from flows where status = 'live' and not demo)
            ) as progress,
            coalesce((select jsonb_agg(jsonb_build_object('name', name, 'label', label, 'type', type) order by label)
                        from custom_fields), '[]') as "customFields"
       from workspace`,
  );
  const { duplicateWindowMs, replyWithinMs, ...workspace } = rows[0]!;
  return {
    ...workspace,
    duplicateWindow: durationText(duplicateWindowMs),
    replyWithin: durationText(replyWithinMs),
  };
}

/** "PT24H", "PT15M", "PT1H30M". */
function durationText(ms: number): string {
  const parts = [
    [Math.floor(ms / HOUR), "H"],
    [Math.floor((ms % HOUR) / MINUTE), "M"],
    [Math.floor((ms % MINUTE) / SECOND), "S"],
  ] as const;
  return `PT${parts.map(([count, unit]) => (count > 0 ? `${count}${unit}` : "")).join("")}`;
}
