import type { z } from "zod";
import type { Tx } from "../../engine/database.ts";
import type { workspaceChange } from "./contract.ts";

/** Changes the settings that `change` names; `country: null` empties it. */
export async function updateWorkspace(tx: Tx, change: z.infer<typeof workspaceChange>): Promise<void> {
  await tx.query(
    `update workspace
        set company = coalesce($1, company), time_zone = coalesce($2, time_zone),
            country = case when $3 then $4 else country end,
            language = coalesce($5, language), currency = coalesce($6, currency), hours = coalesce($7::jsonb, hours),
            duplicate_window = coalesce($8::interval, duplicate_window),
            reply_within = coalesce($9::interval, reply_within),
            pace = coalesce($11, pace),
            set_up_at = case when $10 then coalesce(set_up_at, baton_now()) else set_up_at end`,
    [
      change.company,
      change.timeZone,
      change.country !== undefined,
      change.country,
      change.language,
      change.currency,
      change.hours && JSON.stringify(change.hours),
      change.duplicateWindow,
      change.replyWithin,
      change.setUp === true,
      change.pace,
    ],
  );
}
