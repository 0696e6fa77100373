import { loadCatalog } from "../../node-catalog/load.ts";
import { catalogRoutes } from "../../server/catalog/routes.ts";
import type { NodeTypeView } from "../../server/catalog/contract.ts";

export const catalog = await loadCatalog();

/** The kinds of steps as the client gets them. */
export async function readNodeTypes(): Promise<ReadonlyMap<string, NodeTypeView>> {
  const [route] = catalogRoutes({ catalog });
  const { data } = (await route!.handle({} as never)) as { data: NodeTypeView[] };
  return new Map(data.map((nodeType) => [nodeType.type, nodeType]));
}
