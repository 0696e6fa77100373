import { ReactFlowProvider } from "@xyflow/react";
import { type ReactNode, useEffect, useMemo, useState } from "react";
import type { Graph } from "../../engine/graph.ts";
import { type CanvasEdit, CanvasSharedProvider, createBoxes } from "./canvas-context.ts";
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
  const [boxes] = useState(() => createBoxes(boxesOf(graph)));
  const shared = useMemo(() => ({ nodeTypes, status, boxes, ways, edit }), [nodeTypes, status, boxes, ways, edit]);
  useEffect(() => boxes.set(boxesOf(graph)), [boxes, graph]);
  return (
    <CanvasSharedProvider value={shared}>
      <ReactFlowProvider>{children}</ReactFlowProvider>
    </CanvasSharedProvider>
  );
}

const boxesOf = ({ nodes }: Graph) => new Map(nodes.map(({ id, position }) => [id, boxAt(position)]));
