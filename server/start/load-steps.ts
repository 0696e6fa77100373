import type { Catalog } from "../../node-catalog/kit/catalog.ts";
import { loadCatalog } from "../../node-catalog/load.ts";
import { StartupProblem } from "../startup-problem.ts";

/** Every step type, ours and those of the operator's folder. @throws StartupProblem that names the file and what is wrong */
export async function loadSteps(nodesFolder: string | undefined): Promise<Catalog> {
  return loadCatalog(nodesFolder).catch((error: Error) => {
    throw new StartupProblem(`${error.message}.`);
  });
}
