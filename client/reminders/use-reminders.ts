import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { NewReminder, ReminderChange, ReminderView } from "../../server/reminders/contract.ts";
import { useServerNow } from "../api/clock.ts";
import { api, type Page } from "../api/http.ts";
import { keys } from "../api/keys.ts";

/** My own reminders that are not done, the earliest first; news of the inbox renew them. */
export function useReminders() {
  return useQuery({
    queryKey: keys.reminders,
    queryFn: async ({ signal }) =>
      (await api.get<Page<ReminderView>>("/reminders", { signal, query: { limit: 200 } })).data,
    refetchInterval: 60_000,
  });
}

/** Those whose time has come, to the second. */
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
