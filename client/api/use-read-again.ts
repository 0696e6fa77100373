import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useConnection } from "./socket.ts";

/**
 * After a lost connection, once per page: what could not be read meanwhile is read again. What was missed of all the rest
 * comes over the connection itself.
 */
export function useReadAgainWhenBack(): void {
  const connection = useConnection();
  const client = useQueryClient();
  const wasLost = useRef(false);
  useEffect(() => {
    if (connection === "lost") wasLost.current = true;
    if (connection !== "live" || !wasLost.current) return;
    wasLost.current = false;
    void client.refetchQueries({ type: "active", predicate: ({ state }) => state.status === "error" });
  }, [connection, client]);
}
