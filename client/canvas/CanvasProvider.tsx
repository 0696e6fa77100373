import { ReactFlowProvider } from "@xyflow/react";
import { type ReactNode, useMemo, useState } from "react";
import type { Graph } from "../../engine/graph.ts";
import { BoxesProvider, type CanvasEdit, CanvasSharedProvider } from "./canvas-context.ts";
import { boxAt, type Point } from "./geometry.ts";
import type { NodeTypes } from "./node-types.ts";
import { type CanvasStatus, createCanvasStatus } from "./status.ts";

interface CanvasProviderProps {
  readonly graph: Graph;
  readonly nodeTypes: NodeTypes;
  /** For whoever writes what steps show from outside of the drawing. */
  readonly status?: CanvasStatus;
  readonly edit?: CanvasEdit;
  readonly children: ReactNode;
}

/** What the parts of one drawing share. */
export function CanvasProvider({ graph, nodeTypes, status: given, edit, children }: CanvasProviderProps) {
  const [own] = useState(createCanvasStatus);
  const [ways] = useState(() => new Map<string, readonly Point[]>());
  const status = given ?? own;
  const shared = useMemo(() => ({ nodeTypes, status, ways, edit }), [nodeTypes, status, ways, edit]);
  const boxes = useMemo(() => new Map(graph.nodes.map(({ id, position }) => [id, boxAt(position)])), [graph.nodes]);
  return (
    <CanvasSharedProvider value={shared}>
      <BoxesProvider value={boxes}>
        <ReactFlowProvider>{children}</ReactFlowProvider>
      </BoxesProvider>
    </CanvasSharedProvider>
  );
}
