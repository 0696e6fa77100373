import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { PersonView } from "../../server/people/contract.ts";
import { api } from "../api/http.ts";
import { keys } from "../api/keys.ts";
import { tellFailed } from "../ui/tell.tsx";

/** Takes a pause of one's own until a moment or a day, or ends it with null. */
export function useAway() {
  return usePresence((until: string | null) => api.post<PersonView>("/me/away", { until }));
}

/** What is on in one's calendar now has ended sooner. */
export const useFree = () => usePresence(() => api.post<PersonView>("/me/free"));

function usePresence<Input>(mutationFn: (input: Input) => Promise<PersonView>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn,
    onError: tellFailed,
    onSettled: () => Promise.all([keys.inbox, keys.people].map((queryKey) => client.invalidateQueries({ queryKey }))),
  });
}
