import { useMutation } from "@tanstack/react-query";
import { api } from "../../api/http.ts";
import { useReadLeadsAgain } from "../../api/lead-changes.ts";

export interface Gift {
  readonly leadId: string;
  readonly repId: string;
  /** Stands in the lead's history; may be empty. */
  readonly reason: string;
}

/** The command itself, for those who give many; {@link useReadLeadsAgain} afterwards. */
export const assignLead = ({ leadId, repId, reason }: Gift) =>
  api.post(`/leads/${leadId}/assign`, { repId, reason: reason.trim() || "no reason given" });

/** Makes somebody responsible for a lead; a flow that watches it goes on watching with the new person. */
export function useAssignLead() {
  const readAgain = useReadLeadsAgain();
  return useMutation({
    mutationFn: assignLead,
    // Not waited for: whoever asked is told at once.
    onSettled: () => void readAgain(),
  });
}
