import { useMutation } from "@tanstack/react-query";
import { api } from "../api/http.ts";
import { useReadLeadsAgain } from "../api/lead-changes.ts";

/** The commands for one lead; {@link useReadLeadsAgain} afterwards. */
export const tryRunAgain = (runId: string) => api.post(`/runs/${runId}/retry`);
export const sendLeadToFlow = (leadId: string) => api.post(`/leads/${leadId}/send-to-flow`);

/** What unsticks a lead takes until the list without it is there: until then its button must not be pressed again. */
function useMend(mutationFn: (id: string) => Promise<unknown>) {
  return useMutation({ mutationFn, onSuccess: useReadLeadsAgain() });
}

/** Goes on from the step at which a lead stopped. */
export const useTryAgain = () => useMend(tryRunAgain);

/** Lets the flow that now takes leads from that source take one that came too early. */
export const useSendToFlow = () => useMend(sendLeadToFlow);

/** Says that an objection has been looked at: whoever has the lead keeps it. */
export const useSettle = () => useMend((assignmentId) => api.post(`/assignments/${assignmentId}/objection/settle`));
