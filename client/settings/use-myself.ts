import { useQuery } from "@tanstack/react-query";
import type { PersonView } from "../../server/people/contract.ts";
import { api } from "../api/http.ts";
import { keys } from "../api/keys.ts";

/** My own file: hours, holidays, which leads I can take. */
export function useMyself(id: string) {
  return useQuery({
    queryKey: keys.person(id),
    queryFn: ({ signal }) => api.get<PersonView>(`/reps/${id}`, { signal }),
  });
}
