import type { Db } from "../../engine/database.ts";
import { aTeam, goLive, graph, type LiveFlow, type TestTeam } from "../engine/support/a-world.ts";

/** Same person as before, else whoever is next in turn, else the waiting list; who passes an offer on is followed by another. */
export async function whoKnowsThem(
  db: Db,
  { weights, same = {}, turns = {} }: { weights?: readonly number[]; same?: object; turns?: object } = {},
): Promise<LiveFlow & { team: TestTeam }> {
  const team = await aTeam(db, weights);
  const live = await goLive(db, (sources) =>
    graph(
      {
        start: ["lead-captured", { sources }],
        same: ["same-person", { team: team.id, ...same }],
        turns: ["round-robin", { team: team.id, ...turns }],
        queue: ["to-queue", { team: team.id }],
        answer: ["wait-for-acceptance", { within: "PT15M" }],
        others: ["round-robin", { team: team.id }],
        end: ["end"],
      },
      [
        "start same",
        "same assigned answer",
        "same unavailable turns",
        "same unknown turns",
        "turns assigned answer",
        "turns nobody queue",
        "answer accepted end",
        "answer declined others",
        "answer timeout others",
        "others assigned end",
        "others nobody queue",
      ],
    ),
  );
  return { ...live, team };
}

export interface AccountRow {
  readonly id: string;
  readonly domain: string;
  readonly owner: string | null;
  readonly lead: string | null;
}

export async function accountOf(db: Db, domain: string, demo = false): Promise<AccountRow | undefined> {
  const { rows } = await db.query<AccountRow>(
    "select id, domain, owner_id as owner, lead_id as lead from accounts where domain = $1 and demo = $2",
    [domain, demo],
  );
  return rows[0];
}
