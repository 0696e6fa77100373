import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { AttentionReply } from "../../server/attention/contract.ts";
import { api } from "./http.ts";
import { keys } from "./keys.ts";
import { useTopic } from "./socket.ts";
import { useSoon } from "./use-soon.ts";

/** Time alone makes a lead late, so these are read again without an event, too. */
const READ_AGAIN_MS = 60_000;
/** However many leads pass. */
const AT_MOST_EVERY_MS = 500;
/** A company goes with its lead, and an alarm is over; nobody waits for that as for a lead that is stuck. */
const REST_EVERY_MS = 5_000;

/** Leads that somebody must look at. */
export function useAttention() {
  return useQuery({
    queryKey: keys.attention,
    queryFn: ({ signal }) => api.get<AttentionReply>("/attention", { signal, query: { limit: 200 } }),
    refetchInterval: READ_AGAIN_MS,
  });
}

/** How many need somebody, for the number in the navigation. */
export function useAttentionCount() {
  return useQuery({
    queryKey: [...keys.attention, "count"],
    queryFn: async ({ signal }) => {
      const { counts } = await api.get<AttentionReply>("/attention", { signal, query: { limit: 1 } });
      return Object.values(counts).reduce((sum, count) => sum + count, 0);
    },
    refetchInterval: READ_AGAIN_MS,
  });
}

/** Whatever changes a lead: reads again what managers see of it. Once per page. */
export function useAttentionLive({ enabled }: { enabled: boolean }): void {
  const client = useQueryClient();
  const attention = useSoon(() => void client.invalidateQueries({ queryKey: keys.attention }), AT_MOST_EVERY_MS);
  const companies = useSoon(() => void client.invalidateQueries({ queryKey: keys.companies }), REST_EVERY_MS);
  const inbox = useSoon(() => void client.invalidateQueries({ queryKey: keys.inbox }), REST_EVERY_MS);
  const again = () => {
    attention();
    companies();
  };
  const both = () => {
    again();
    inbox();
  };
  useTopic(enabled ? "attention" : null, { step: again, run: again, inbox: both, resync: again });
}
