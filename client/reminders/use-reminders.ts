import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { NewReminder, ReminderChange, ReminderView } from "../../server/reminders/contract.ts";
import { useServerNow } from "../api/clock.ts";
import { api, type Page } from "../api/http.ts";
import { keys } from "../api/keys.ts";

const read = async (signal: AbortSignal, leadId?: string) =>
  (await api.get<Page<ReminderView>>("/reminders", { signal, query: { limit: 200, leadId } })).data;

/** My own reminders that are not done, the earliest first: all that are due, and what comes next. News of the inbox renew them. */
export function useReminders() {
  return useQuery({
    queryKey: keys.reminders,
    queryFn: ({ signal }) => read(signal),
    refetchInterval: 60_000,
  });
}

/** Those of one lead, which may come later than all that {@link useReminders} has. */
export function useRemindersOf(leadId: string) {
  return useQuery({ queryKey: [...keys.reminders, leadId], queryFn: ({ signal }) => read(signal, leadId) });
}

/** Those whose time has come, to the second. Where they could not be read, the inbox says so. */
export function useDueReminders(): readonly ReminderView[] {
  const { data = [] } = useReminders();
  const now = useServerNow();
  return data.filter(({ dueAt }) => Date.parse(dueAt) <= now);
}

function useReminderMutation<Input, Reply>(mutationFn: (input: Input) => Promise<Reply>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn,
    onSettled: () => client.invalidateQueries({ queryKey: keys.reminders }),
  });
}

export const useSetReminder = () =>
  useReminderMutation(({ leadId, ...body }: NewReminder & { readonly leadId: string }) =>
    api.post<ReminderView>(`/leads/${leadId}/reminders`, body),
  );

export const useChangeReminder = () =>
  useReminderMutation(({ id, ...body }: ReminderChange & { readonly id: string }) =>
    api.patch<ReminderView>(`/reminders/${id}`, body),
  );

export const useDoneReminder = () => useReminderMutation((id: string) => api.post(`/reminders/${id}/done`));
export const useDeleteReminder = () => useReminderMutation((id: string) => api.delete(`/reminders/${id}`));
