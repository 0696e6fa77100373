import { useInfiniteQuery } from "@tanstack/react-query";
import type { FairnessReply } from "../../server/receipts/contract.ts";
import { api } from "../api/http.ts";
import { keys } from "../api/keys.ts";

/** What somebody is owed, and the leads that passed them by, page by page. */
export function useFairness(personId: string) {
  return useInfiniteQuery({
    queryKey: keys.fairness(personId),
    queryFn: ({ signal, pageParam }) =>
      api.get<FairnessReply>(`/reps/${personId}/fairness`, { signal, query: { limit: 25, cursor: pageParam } }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
}
