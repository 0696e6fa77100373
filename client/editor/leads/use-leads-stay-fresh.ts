import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { keys } from "../../api/keys.ts";
import { useTopic } from "../../api/socket.ts";

/** However many leads pass, lists are read again at most this often. */
const AT_MOST_EVERY_MS = 1500;

/** Reads this flow's leads and counts again when something happens in it. */
export function useLeadsStayFresh(flowId: string): void {
  const client = useQueryClient();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const soon = () => {
    if (timer.current !== undefined) return;
    timer.current = setTimeout(() => {
      timer.current = undefined;
      void client.invalidateQueries({ queryKey: keys.runs });
      void client.invalidateQueries({ queryKey: keys.flowCounts(flowId) });
    }, AT_MOST_EVERY_MS);
  };
  useTopic(`flow:${flowId}`, { run: soon, step: soon, resync: soon });
}
