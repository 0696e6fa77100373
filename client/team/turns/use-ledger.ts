import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import type { z } from "zod";
import type { correctionRequest, ledgerQuery, LedgerView } from "../../../server/teams/ledger-contract.ts";
import { api } from "../../api/http.ts";
import { keys } from "../../api/keys.ts";

export type LedgerFilter = Pick<z.input<typeof ledgerQuery>, "repId" | "show">;

/** A team's balances, and what changed them, the newest first. */
export function useLedger(teamId: string, filter: LedgerFilter) {
  return useInfiniteQuery({
    queryKey: [...keys.ledger(teamId), filter],
    queryFn: ({ signal, pageParam }) =>
      api.get<LedgerView>(`/teams/${teamId}/ledger`, { signal, query: { ...filter, limit: 50, cursor: pageParam } }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: (before) => before,
  });
}

export function useCorrectBalance(teamId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (correction: z.input<typeof correctionRequest>) =>
      api.post<LedgerView>(`/teams/${teamId}/ledger/corrections`, correction),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.teams }),
  });
}
