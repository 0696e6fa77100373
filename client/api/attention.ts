import { useQuery } from "@tanstack/react-query";
import type { AttentionReply } from "../../server/attention/contract.ts";
import { api } from "./http.ts";
import { keys } from "./keys.ts";

/** Leads that somebody must look at. Read again by the minute, too: time alone makes a lead overdue. */
export function useAttention({ enabled = true } = {}) {
  return useQuery({
    queryKey: keys.attention,
    queryFn: ({ signal }) => api.get<AttentionReply>("/attention", { signal, query: { limit: 200 } }),
    refetchInterval: 60_000,
    enabled,
  });
}
