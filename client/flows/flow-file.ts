import { z } from "zod";
import { type Graph, graphSchema } from "../../engine/graph.ts";

/** Raised when what the file holds can no longer be read by an earlier Baton. */
const FORMAT = 1;
/** Far more than a drawing of 200 steps needs. */
const MOST_CHARACTERS = 2_000_000;

const anyFlowFile = z.object({ baton: z.literal("flow"), format: z.number().int().min(1) });
const flowFile = z.object({ name: z.string().trim().min(1).max(120), flow: graphSchema });

export interface NamedFlow {
  readonly name: string;
  readonly graph: Graph;
}

export type FlowFile = { readonly flow: NamedFlow } | { readonly problem: string };

const NO_FLOW = "This file is no flow. Choose one that was downloaded from Baton, its name ends in “.flow.json”.";

/** A flow as a file: the drawing with its notes, no leads and no names of people. */
export function toFlowFile({ name, graph }: NamedFlow): { readonly fileName: string; readonly text: string } {
  const words = name.replaceAll(/[^\p{Letter}\p{Number}]+/gu, "-").replaceAll(/^-|-$/g, "");
  const file = { baton: "flow", format: FORMAT, name, flow: graph };
  return { fileName: `${words || "flow"}.flow.json`, text: `${JSON.stringify(file, null, 2)}\n` };
}

/** The flow in a file, or one sentence that says why there is none and what to do. */
export function fromFlowFile(text: string): FlowFile {
  if (text.length > MOST_CHARACTERS) return { problem: NO_FLOW };
  const content = parsed(text);
  const marked = anyFlowFile.safeParse(content);
  if (!marked.success) return { problem: NO_FLOW };
  if (marked.data.format > FORMAT) {
    return { problem: "This flow was downloaded from a newer Baton. Update this one, then open the file again." };
  }
  const read = flowFile.safeParse(content);
  if (!read.success) {
    return { problem: "Something in this file is damaged, so it was not opened. Download the flow once more." };
  }
  return { flow: { name: read.data.name, graph: read.data.flow } };
}

function parsed(text: string): unknown {
  try {
    // Editors and mail programs put a mark in front.
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return undefined;
  }
}
