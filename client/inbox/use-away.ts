import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { PersonView } from "../../server/people/contract.ts";
import { api } from "../api/http.ts";
import { keys } from "../api/keys.ts";
import { tellFailed } from "../ui/tell.tsx";

/** Takes a pause of one's own until a moment or a day, or ends it with null. */
export function useAway() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (until: string | null) => api.post<PersonView>("/me/away", { until }),
    onError: tellFailed,
    onSettled: () => Promise.all([keys.inbox, keys.people].map((queryKey) => client.invalidateQueries({ queryKey }))),
  });
}
