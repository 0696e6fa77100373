import { exitsOf, type NodeGroup } from "../../node-catalog/kit/define-node.ts";
import type { Because } from "../../node-catalog/kit/because.ts";
import { sayBecause, type Speech } from "./say-because.ts";

/** A step as it is stored: one visit of a node, or the end of its wait. */
export interface StepToSay {
  readonly type: string;
  readonly exit: string | null;
  readonly because: Because;
}

export interface SaidStep {
  readonly title: string;
  readonly group: NodeGroup;
  readonly isStart: boolean;
  readonly sentence: string;
}

/** A step in words. Where its reason has none (a type that left the catalog, an outcome without comment) the outcome speaks. */
export function sayStep({ type, exit, because }: StepToSay, speech: Speech): SaidStep {
  const node = speech.catalog.newest(type);
  if (!node) return { title: "A step that is not here any more", group: "act", isStart: false, sentence: "" };
  const label = exit === null ? "Waits here" : (exitsOf(node, {})[exit] ?? "");
  return {
    title: node.title,
    group: node.group,
    isStart: node.kind === "decide" && node.isStart === true,
    sentence: sayBecause(because, speech, type) || label,
  };
}
