import type { EdgeTypes, NodeTypes } from "@xyflow/react";
import { FlowEdge } from "./FlowEdge.tsx";
import { FlowNode } from "./FlowNode.tsx";
import { NoteNode } from "./NoteNode.tsx";

/** Outside of any component: a new object would make React Flow mount every step again. */
export const STEP_KINDS: NodeTypes = { step: FlowNode, note: NoteNode };
export const ARROW_KINDS: EdgeTypes = { arrow: FlowEdge };
