import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { z } from "zod";
import type {
  CaldavAccount,
  CaldavCalendar,
  calendarKindView,
  CalendarView,
  googleConsent,
  NewCalendar,
} from "../../server/calendars/contract.ts";
import { api, type Page, readAll } from "../api/http.ts";
import { keys } from "../api/keys.ts";

/** They are read again every five minutes without anybody's doing. */
const LOOK_AGAIN_MS = 60_000;

/** Somebody's calendars, with when they are busy today and tomorrow. */
export function useCalendars(personId: string) {
  return useQuery({
    queryKey: keys.calendars(personId),
    queryFn: ({ signal }) => readAll<CalendarView>(`/reps/${personId}/calendars`, { signal }),
    refetchInterval: LOOK_AGAIN_MS,
  });
}

/** Whether Google's own interface can be read here; until that is known it is not offered. */
export function useIsGoogleAvailable(): boolean {
  const { data = [] } = useQuery({
    queryKey: keys.calendarKinds,
    queryFn: ({ signal }) => readAll<z.infer<typeof calendarKindView>>("/calendars/kinds", { signal }),
    staleTime: Infinity,
  });
  return data.some(({ kind, available }) => kind === "google" && available);
}

/** Calendars change who is in, so the people and one's own inbox are read again, too. */
function useReadAgain() {
  const client = useQueryClient();
  return () => Promise.all([keys.people, keys.inbox].map((queryKey) => client.invalidateQueries({ queryKey })));
}

/** Connects a calendar; the reply comes once it was read. */
export function useConnectCalendar(personId: string) {
  const readAgain = useReadAgain();
  return useMutation({
    mutationFn: (calendar: NewCalendar) => api.post<CalendarView>(`/reps/${personId}/calendars`, calendar),
    onSuccess: readAgain,
  });
}

/** Which calendars there are where somebody signs in by user name and password. */
export function useFindCalendars(personId: string) {
  return useMutation({
    mutationFn: async (access: CaldavAccount) => {
      const { data } = await api.post<Page<CaldavCalendar>>(`/reps/${personId}/calendars/discover`, access);
      return data;
    },
  });
}

/** Asks for the address at which one allows Baton to read one's Google calendar. */
export function useGoogleConsent(personId: string) {
  return useMutation({
    mutationFn: () => api.post<z.infer<typeof googleConsent>>(`/reps/${personId}/calendars/google-consent`),
  });
}

export function useReadCalendar(personId: string) {
  const readAgain = useReadAgain();
  return useMutation({
    mutationFn: (id: string) => api.post<CalendarView>(`/reps/${personId}/calendars/${id}/read`),
    // Why it could not be read stands with the calendar from now on.
    onSettled: readAgain,
  });
}

export function useDisconnectCalendar(personId: string) {
  const readAgain = useReadAgain();
  return useMutation({
    mutationFn: (id: string) => api.delete(`/reps/${personId}/calendars/${id}`),
    onSuccess: readAgain,
  });
}
