import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { z } from "zod";
import type { HandOverReply, handOverRequest, OpenLeadsSummary } from "../../../server/leaving/contract.ts";
import { api } from "../../api/http.ts";
import { keys } from "../../api/keys.ts";

/** "7 open leads, 2 due today", who could stand in, and what would break if they left. */
export function useOpenLeads(personId: string) {
  return useQuery({
    queryKey: keys.openLeads(personId),
    queryFn: ({ signal }) => api.get<OpenLeadsSummary>(`/reps/${personId}/open-leads-summary`, { signal }),
  });
}

type Request = z.input<typeof handOverRequest>;

/** Where each open lead would go; nothing is done. */
export function useHandOverPreview(personId: string, to: Request["to"]) {
  return useQuery({
    queryKey: [...keys.openLeads(personId), "to", to],
    queryFn: ({ signal }) =>
      api.post<HandOverReply>(`/reps/${personId}/hand-over`, { to, preview: true } satisfies Request, { signal }),
  });
}

export function useHandOverAll(personId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (request: Pick<Request, "to" | "reason">) =>
      api.post<HandOverReply>(`/reps/${personId}/hand-over`, { ...request, preview: false } satisfies Request),
    onSuccess: () =>
      Promise.all(
        [keys.people, keys.teams, keys.leads, keys.attention].map((queryKey) => client.invalidateQueries({ queryKey })),
      ),
  });
}
