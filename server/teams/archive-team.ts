import type { Tx } from "../../engine/database.ts";
import type { Catalog } from "../../node-catalog/kit/catalog.ts";
import type { TeamId } from "../../node-catalog/kit/domain.ts";
import { AppError } from "../../node-catalog/kit/errors.ts";
import { flowsUsingTeam } from "../flows/flows-using.ts";
import { countWaiting } from "./teams-queries.ts";
import { archiveTeamRow, lockTeam } from "./teams-store.ts";

/**
 * Takes a team out of use. The team is locked first: a flow that goes live with it at the same time holds a share of that
 * lock until it is live, so one of the two sees the other.
 *
 * @throws AppError `team-in-use` or `team-has-waiting-leads` (409)
 */
export async function archiveTeam(tx: Tx, catalog: Catalog, id: TeamId): Promise<void> {
  await lockTeam(tx, id);
  const [flow] = await flowsUsingTeam(tx, catalog, id);
  if (flow !== undefined) {
    throw new AppError(
      "conflict",
      "team-in-use",
      `The flow “${flow}” gives leads to this team: choose another team there and go live first.`,
      { flow },
    );
  }
  const waiting = await countWaiting(tx, id);
  if (waiting > 0) {
    throw new AppError(
      "conflict",
      "team-has-waiting-leads",
      "Leads stand in this team's waiting list: give them to somebody first.",
      { waiting },
    );
  }
  await archiveTeamRow(tx, id);
}
