import type { Db } from "../../engine/database.ts";
import { StartupProblem } from "../startup-problem.ts";
import { readMove } from "./move-store.ts";

/** @throws StartupProblem when this database was copied elsewhere, or holds half a copy: its deadlines would fire twice */
export async function refuseMoved(db: Db): Promise<void> {
  const move = await readMove(db);
  if (!move || (move.direction === "in" && move.finishedAt)) return;
  if (move.finishedAt) {
    throw new StartupProblem(
      `These data were moved to ${move.place} and work there now: set DATABASE_URL to it, or BATON_DATA to a new folder.`,
    );
  }
  throw new StartupProblem(
    move.direction === "out"
      ? `A copy of these data to ${move.place} is not finished: run "npm run --silent baton -- copy --to URL" again, or with --cancel.`
      : `This database holds half a copy of ${move.place}: finish it there with "npm run --silent baton -- copy --to URL".`,
  );
}
