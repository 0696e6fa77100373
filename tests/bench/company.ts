import { type Db, transaction } from "../../engine/database.ts";
import { createApiKey } from "../../server/auth/create-api-key.ts";
import { aTeam, goLive, type LiveFlow, type TestTeam } from "../engine/support/a-world.ts";
import { mainJob } from "../flows/main-job.ts";

export interface Company extends LiveFlow {
  readonly key: string;
  readonly team: TestTeam;
}

interface CompanyOptions {
  readonly people?: number;
  /** What its steps ask of them. */
  readonly asks?: Parameters<typeof mainJob>[0]["asks"];
}

/** People in one team, the main job live, an access key. */
export async function foundCompany(db: Db, { people = 10, asks }: CompanyOptions = {}): Promise<Company> {
  const team = await aTeam(
    db,
    Array.from({ length: people }, () => 1),
  );
  const live = await goLive(db, (sources) => mainJob({ team: team.id, sources, asks }));
  const { key } = await transaction(db, (tx) => createApiKey(tx, { name: "Bench", scopes: ["admin"] }));
  return { ...live, team, key };
}
