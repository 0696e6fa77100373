import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import type { z } from "zod";
import type { LeadDetail, LeadRow, leadQuery } from "../../server/leads/contract.ts";
import { api, type Page } from "../api/http.ts";
import { keys } from "../api/keys.ts";

/** One lead with all that happened to it. */
export function useLead(id: string) {
  return useQuery({
    queryKey: keys.lead(id),
    queryFn: ({ signal }) => api.get<LeadDetail>(`/leads/${id}`, { signal }),
    refetchInterval: 30_000,
  });
}

export type LeadFilters = Pick<
  z.input<typeof leadQuery>,
  "search" | "status" | "ownerId" | "sourceId" | "flowId" | "accountId"
>;

/** Leads, newest first, page by page. */
export function useLeads(filters: LeadFilters) {
  return useInfiniteQuery({
    queryKey: [...keys.leads, "list", filters],
    queryFn: ({ signal, pageParam }) =>
      api.get<Page<LeadRow>>("/leads", { signal, query: { ...filters, limit: 50, cursor: pageParam } }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    // While one types, the list before stays.
    placeholderData: (before) => before,
  });
}
