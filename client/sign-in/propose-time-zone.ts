import type { WorkspaceView } from "../../server/workspace/contract.ts";
import { api } from "../api/http.ts";

/**
 * Until somebody says where the company is, it is where the browser of whoever came in first is. Else the first page would
 * have two clocks: the browser's for its own times, and UTC in the server's sentences. The set-up asks in any case.
 */
export async function proposeTimeZone(): Promise<void> {
  const { setUp, country, timeZone } = await api.get<WorkspaceView>("/workspace");
  if (setUp || country !== null || timeZone !== "UTC") return;
  await api.patch("/workspace", { timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone });
}
