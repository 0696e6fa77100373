import type { Graph } from "../../engine/graph.ts";
import type { Db } from "../../engine/database.ts";
import { aTeam, goLive, graph, type LiveFlow, type TestTeam } from "../engine/support/a-world.ts";

export const TERRITORIES = [
  { id: "bavaria", label: "Bavaria", regions: ["DE-BY"] },
  { id: "austria", label: "Austria", regions: ["AT"] },
  { id: "germany", label: "Germany", regions: ["DE"] },
];

/** A team each for Bavaria and Austria, and a list for the rest. */
export const territoryGraph = (
  sources: string[],
  { bavaria, austria }: { bavaria: string; austria: string },
  config: Graph["nodes"][number]["config"] = {},
): Graph =>
  graph(
    {
      start: ["lead-captured", { sources }],
      where: ["territory", { territories: TERRITORIES, several: "review", ...config }],
      bavaria: ["round-robin", { team: bavaria }],
      austria: ["round-robin", { team: austria }],
      rest: ["to-queue", { team: bavaria }],
      end: ["end"],
    },
    [
      "start where",
      "where bavaria bavaria",
      "where austria austria",
      "where germany rest",
      "where none rest",
      "where undecided rest",
      "bavaria assigned end",
      "bavaria nobody rest",
      "austria assigned end",
      "austria nobody rest",
    ],
  );

export interface Territories extends LiveFlow {
  readonly bavaria: TestTeam;
  readonly austria: TestTeam;
}

export async function byTerritory(db: Db, config?: Graph["nodes"][number]["config"]): Promise<Territories> {
  const [bavaria, austria] = [await aTeam(db, [1, 1]), await aTeam(db, [1, 1])];
  const teams = { bavaria: bavaria.id, austria: austria.id };
  return { ...(await goLive(db, (sources) => territoryGraph(sources, teams, config))), bavaria, austria };
}

let companies = 0;

/** Where leads of one company come from. */
export function aCompany() {
  const domain = `muster-${process.pid}-${++companies}.example`;
  let people = 0;
  const from = (country: string | null, region?: string) => ({
    email: `person-${++people}@${domain}`,
    company: "Muster GmbH",
    country,
    ...(region !== undefined && { fields: { region } }),
  });
  return { domain, fromBavaria: () => from("DE", "BY"), fromAustria: () => from("AT"), from };
}
