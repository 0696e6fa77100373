import { useMemo } from "react";
import type { NodeTypeView } from "../../server/catalog/contract.ts";
import type { NodeTypes } from "../canvas/node-types.ts";

export function useNodeTypesById(list: readonly NodeTypeView[] | undefined): NodeTypes {
  return useMemo(() => new Map((list ?? []).map((nodeType) => [nodeType.type, nodeType])), [list]);
}
