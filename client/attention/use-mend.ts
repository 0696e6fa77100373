import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "../api/http.ts";
import { keys } from "../api/keys.ts";

/** Whatever unsticks a lead changes these lists. */
function useReadAgain() {
  const client = useQueryClient();
  return () =>
    Promise.all(
      [keys.attention, keys.leads, keys.inbox, keys.people].map((queryKey) => client.invalidateQueries({ queryKey })),
    );
}

/** Makes somebody responsible for a lead; the reason stands in its history. */
export function useAssign() {
  const readAgain = useReadAgain();
  return useMutation({
    mutationFn: ({ leadId, ...to }: { leadId: string; repId: string; reason: string }) =>
      api.post(`/leads/${leadId}/assign`, to),
    onSuccess: readAgain,
  });
}

/** Goes on from the step at which a lead stopped. */
export function useTryAgain() {
  const readAgain = useReadAgain();
  return useMutation({
    mutationFn: (runId: string) => api.post(`/runs/${runId}/retry`),
    onSuccess: readAgain,
  });
}

/** Lets the flow that now takes leads from that source take one that came too early. */
export function useSendToFlow() {
  const readAgain = useReadAgain();
  return useMutation({
    mutationFn: (leadId: string) => api.post(`/leads/${leadId}/send-to-flow`),
    onSuccess: readAgain,
  });
}

/** Says that an objection has been looked at: whoever has the lead keeps it. */
export function useSettle() {
  const readAgain = useReadAgain();
  return useMutation({
    mutationFn: (assignmentId: string) => api.post(`/assignments/${assignmentId}/objection/settle`),
    onSuccess: readAgain,
  });
}
