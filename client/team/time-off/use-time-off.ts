import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { HolidayCountry, HolidayView } from "../../../server/holidays/contract.ts";
import type { NewTimeOff, TimeOffView } from "../../../server/time-off/contract.ts";
import { api, readAll } from "../../api/http.ts";
import { keys } from "../../api/keys.ts";
import { useWorkspace } from "../../api/workspace.ts";

const ONCE_A_DAY = { staleTime: 24 * 60 * 60 * 1000 };

/** Somebody's days off, the next first. */
export function useTimeOff(personId: string) {
  return useQuery({
    queryKey: keys.timeOff(personId),
    queryFn: ({ signal }) => readAll<TimeOffView>(`/reps/${personId}/time-off`, { signal }),
  });
}

/** Public holidays of a country or a part of one, in one year. */
export function useHolidays(region: string | null, year: number) {
  return useQuery({
    queryKey: [...keys.holidays(region ?? ""), year],
    queryFn: ({ signal }) => readAll<HolidayView>("/holidays", { signal, query: { country: region, year } }),
    enabled: region !== null,
    ...ONCE_A_DAY,
  });
}

const countries = queryOptions({
  queryKey: keys.holidayCountries,
  queryFn: ({ signal }) => readAll<HolidayCountry>("/holidays/countries", { signal }),
  ...ONCE_A_DAY,
});

/** Countries whose holidays are known, with their parts. */
export const useHolidayCountries = () => useQuery(countries);

/** With whose holidays new people begin: the company's country's, where it is said and they are known. */
export function useUsualHolidays(): { readonly code: string | null; readonly read: () => Promise<string | null> } {
  const client = useQueryClient();
  const { data: workspace } = useWorkspace();
  const country = workspace?.country ?? null;
  const { data: known } = useQuery({ ...countries, enabled: country !== null });
  const amongKnown = (list: readonly HolidayCountry[]) => (list.some(({ code }) => code === country) ? country : null);
  return {
    code: amongKnown(known ?? []),
    // Whoever is quick may add somebody before the countries are there.
    read: async () => (country === null ? null : amongKnown(await client.ensureQueryData(countries))),
  };
}

/** Days off change who is in, so the people are read again, too. */
function useReadAgain() {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: keys.people });
}

export function useAddTimeOff(personId: string) {
  const readAgain = useReadAgain();
  return useMutation({
    mutationFn: (days: NewTimeOff) => api.post<TimeOffView>(`/reps/${personId}/time-off`, days),
    onSuccess: readAgain,
  });
}

export function useRemoveTimeOff(personId: string) {
  const readAgain = useReadAgain();
  return useMutation({
    mutationFn: (id: string) => api.delete(`/reps/${personId}/time-off/${id}`),
    onSuccess: readAgain,
  });
}
