import type { Catalog } from "../../node-catalog/kit/catalog.ts";
import type { NodeType } from "../../node-catalog/kit/define-node.ts";
import { loadCatalog } from "../../node-catalog/load.ts";
import type { Logger } from "../http/logger.ts";
import { StartupProblem } from "../startup-problem.ts";

/**
 * Every step type, ours and those of the operator's folder; one of these that does not come to an end is named in the log.
 *
 * @throws StartupProblem that names the file and what is wrong
 */
export async function loadSteps(nodesFolder: string | undefined, log?: Pick<Logger, "error">): Promise<Catalog> {
  const onTooLong = ({ type, version }: NodeType) =>
    log?.error(
      { stepType: `${type}@${version}`, folder: nodesFolder },
      "a step type took too long and was ended: mend it",
    );
  return loadCatalog(nodesFolder, onTooLong).catch((error: Error) => {
    throw new StartupProblem(`${error.message}.`);
  });
}
