import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { z } from "zod";
import type {
  AssignmentReply,
  attemptRequest,
  contactRequest,
  declineRequest,
  ObjectionReply,
  RefundReply,
  refundRequest,
  tooLate,
} from "../../server/assignments/contract.ts";
import type { InboxReply } from "../../server/inbox/contract.ts";
import { serverNow } from "../api/clock.ts";
import { ApiError } from "../api/errors.ts";
import { api } from "../api/http.ts";
import { keys } from "../api/keys.ts";
import { useReadLeadsAgain } from "../api/lead-changes.ts";

export type Channel = z.infer<typeof attemptRequest>["channel"];
export type Outcome = z.infer<typeof contactRequest>["outcome"];
type TooLate = z.infer<typeof tooLate>;

/** After a refusal, too, everything is read again: it was refused because something had changed. */
function useLeadMutation<Input, Reply>(mutationFn: (input: Input) => Promise<Reply>) {
  const readAgain = useReadLeadsAgain();
  return useMutation({
    mutationFn,
    // Not waited for: whoever asked is told at once, and its row may be gone by the time the lists are new.
    onSettled: () => void readAgain(),
  });
}

interface OfAssignment {
  readonly assignmentId: string;
}

/** The inbox shows it at once: on a slow network, reading the whole of it again takes longer than the answer itself. */
export function useAccept() {
  const client = useQueryClient();
  return useLeadMutation(async ({ assignmentId }: OfAssignment) => {
    const reply = await api.post<AssignmentReply>(`/assignments/${assignmentId}/accept`);
    client.setQueryData<InboxReply>(keys.inbox, (inbox) => inbox && withAccepted(inbox, reply));
    return reply;
  });
}

function withAccepted(inbox: InboxReply, { id, acceptedAt, dueAt }: AssignmentReply): InboxReply {
  const data = inbox.data.map((item) =>
    item.assignmentId === id
      ? { ...item, state: "owned" as const, isNew: false, acceptedAt, dueAt: dueAt ?? item.dueAt }
      : item,
  );
  return { ...inbox, data };
}

export const usePassOn = () =>
  useLeadMutation(({ assignmentId, ...body }: OfAssignment & z.input<typeof declineRequest>) =>
    api.post<AssignmentReply>(`/assignments/${assignmentId}/decline`, body),
  );

/** Tells that somebody is calling or writing now: the deadline waits for them once. */
export const useAttempt = () =>
  useLeadMutation(({ assignmentId, channel }: OfAssignment & { readonly channel: Channel }) =>
    api.post<AssignmentReply>(`/assignments/${assignmentId}/attempt`, { channel }),
  );

/** Whoever was reached shows so in the inbox at once, as what was accepted does. */
export function useLogContact() {
  const client = useQueryClient();
  return useLeadMutation(async ({ assignmentId, ...body }: OfAssignment & z.input<typeof contactRequest>) => {
    const reply = await api.post<AssignmentReply>(`/assignments/${assignmentId}/contact`, body);
    if (body.outcome === "reached") {
      client.setQueryData<InboxReply>(keys.inbox, (inbox) => inbox && withReached(inbox, assignmentId));
    }
    return reply;
  });
}

function withReached(inbox: InboxReply, assignmentId: string): InboxReply {
  const reachedAt = new Date(serverNow()).toISOString();
  const data = inbox.data.map((item) =>
    item.assignmentId === assignmentId ? { ...item, lead: { ...item.lead, reachedAt } } : item,
  );
  return { ...inbox, data };
}

export const useCompleteTask = () => useLeadMutation((taskId: string) => api.post(`/tasks/${taskId}/complete`));
export const useClaim = () => useLeadMutation((leadId: string) => api.post<AssignmentReply>(`/leads/${leadId}/claim`));

/** Says that a lead is the wrong one for oneself; it stays where it is. */
export const useObject = () =>
  useLeadMutation(({ assignmentId, reason }: OfAssignment & { readonly reason: string }) =>
    api.post<ObjectionReply>(`/assignments/${assignmentId}/objection`, { reason }),
  );

/** The turn that a lead cost its person; the lead stays where it is. */
export const useGiveTurnBack = () =>
  useLeadMutation(({ assignmentId, ...body }: OfAssignment & z.input<typeof refundRequest>) =>
    api.post<RefundReply>(`/assignments/${assignmentId}/refund`, body),
  );

interface OfLead {
  readonly leadId: string;
}

export const useAddNote = () =>
  useLeadMutation(({ leadId, text }: OfLead & { readonly text: string }) =>
    api.post(`/leads/${leadId}/notes`, { text }),
  );

export const useCloseLead = () =>
  useLeadMutation(({ leadId, reason }: OfLead & { readonly reason: string }) =>
    api.post(`/leads/${leadId}/close`, { reason }),
  );

/** What happened instead, when somebody or the clock was faster; undefined for any other error. */
export function tooLateOf(error: unknown): (Partial<TooLate> & { readonly message: string }) | undefined {
  if (!(error instanceof ApiError) || error.status !== 409) return undefined;
  return { ...(error.facts as Partial<TooLate>), message: error.message };
}
