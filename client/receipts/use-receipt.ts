import { useMutation, useQuery } from "@tanstack/react-query";
import type { ReceiptView, ReplayReply } from "../../server/receipts/contract.ts";
import { api } from "../api/http.ts";
import { keys } from "../api/keys.ts";

/** Why a lead went to somebody. It never changes. */
export function useReceipt(id: string) {
  return useQuery({
    queryKey: keys.receipt(id),
    queryFn: ({ signal }) => api.get<ReceiptView>(`/assignments/${id}/receipt`, { signal }),
    staleTime: Infinity,
  });
}

export const useReplay = (id: string) =>
  useMutation({ mutationFn: () => api.post<ReplayReply>(`/assignments/${id}/receipt/replay`) });
