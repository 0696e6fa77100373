import { useQueryClient } from "@tanstack/react-query";
import { keys } from "../../api/keys.ts";
import { useTopic } from "../../api/socket.ts";
import { useSoon } from "../../api/use-soon.ts";

/** However many leads pass, lists are read again at most this often. */
const AT_MOST_EVERY_MS = 1500;

/** Reads this flow's leads and counts again when something happens in it, or to leads that it has let go. */
export function useLeadsStayFresh(flowId: string): void {
  const client = useQueryClient();
  const soon = useSoon(() => {
    for (const queryKey of [keys.runs, keys.flowCounts(flowId)]) void client.invalidateQueries({ queryKey });
  }, AT_MOST_EVERY_MS);
  useTopic(`flow:${flowId}`, { run: soon, step: soon, resync: soon });
  useTopic("attention", { inbox: soon });
}
