import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "../api/http.ts";
import { keys } from "../api/keys.ts";

interface Gift {
  readonly leadId: string;
  readonly repId: string;
  readonly reason: string;
}

/** The commands for one lead; {@link useReadAgain} afterwards. */
export const assignLead = ({ leadId, ...to }: Gift) => api.post(`/leads/${leadId}/assign`, to);
export const tryRunAgain = (runId: string) => api.post(`/runs/${runId}/retry`);
export const sendLeadToFlow = (leadId: string) => api.post(`/leads/${leadId}/send-to-flow`);

/** Whatever unsticks a lead changes these lists. */
export function useReadAgain() {
  const client = useQueryClient();
  return () =>
    Promise.all(
      [keys.attention, keys.leads, keys.inbox, keys.people].map((queryKey) => client.invalidateQueries({ queryKey })),
    );
}

/** Makes somebody responsible for a lead; the reason stands in its history. */
export function useAssign() {
  const readAgain = useReadAgain();
  return useMutation({ mutationFn: assignLead, onSuccess: readAgain });
}

/** Goes on from the step at which a lead stopped. */
export function useTryAgain() {
  const readAgain = useReadAgain();
  return useMutation({ mutationFn: tryRunAgain, onSuccess: readAgain });
}

/** Lets the flow that now takes leads from that source take one that came too early. */
export function useSendToFlow() {
  const readAgain = useReadAgain();
  return useMutation({ mutationFn: sendLeadToFlow, onSuccess: readAgain });
}

/** Says that an objection has been looked at: whoever has the lead keeps it. */
export function useSettle() {
  const readAgain = useReadAgain();
  return useMutation({
    mutationFn: (assignmentId: string) => api.post(`/assignments/${assignmentId}/objection/settle`),
    onSuccess: readAgain,
  });
}
