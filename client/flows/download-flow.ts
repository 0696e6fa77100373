import { saveFile } from "../ui/save-file.ts";
import type { NamedFlow } from "./flow-file.ts";

/** Gives the reader a flow as a file, which any Baton can open. */
export async function downloadFlow(flow: NamedFlow): Promise<void> {
  const { toFlowFile } = await import("./flow-file.ts");
  const { fileName, text } = toFlowFile(flow);
  saveFile(fileName, new Blob([text], { type: "application/json" }));
}
