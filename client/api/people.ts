import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { z } from "zod";
import type { SignInLink } from "../../server/auth/contract.ts";
import type { newMember, PersonChange, PersonView } from "../../server/people/contract.ts";
import type { newTeam, TeamChange, TeamView } from "../../server/teams/contract.ts";
import { api, readAll } from "./http.ts";
import { keys } from "./keys.ts";

export function usePeople() {
  return useQuery({ queryKey: keys.people, queryFn: ({ signal }) => readAll<PersonView>("/reps", { signal }) });
}

export function useTeams() {
  return useQuery({ queryKey: keys.teams, queryFn: ({ signal }) => readAll<TeamView>("/teams", { signal }) });
}

/** A change of people or teams shows in both lists, and in how far the set-up is. */
export function useReadPeopleAgain() {
  const client = useQueryClient();
  return () =>
    Promise.all([keys.people, keys.teams, keys.workspace].map((queryKey) => client.invalidateQueries({ queryKey })));
}

export function useAddPerson() {
  const readAgain = useReadPeopleAgain();
  return useMutation({
    mutationFn: (person: z.input<typeof newMember>) => api.post<PersonView>("/reps", person),
    onSuccess: readAgain,
  });
}

export function useChangePerson() {
  const onSuccess = useShowChanged();
  return useMutation({
    mutationFn: ({ id, ...change }: PersonChange & { id: string }) => api.patch<PersonView>(`/reps/${id}`, change),
    onSuccess,
  });
}

/** What is said of somebody is still right. */
export function useConfirmFacts() {
  const onSuccess = useShowChanged();
  return useMutation({
    mutationFn: (id: string) => api.post<PersonView>(`/reps/${id}/facts/confirm`),
    onSuccess,
  });
}

/** Forms go on from what was saved, also where the list cannot be read again now. */
function useShowChanged() {
  const readAgain = useReadPeopleAgain();
  const client = useQueryClient();
  return (changed: PersonView) => {
    client.setQueryData<PersonView[]>(keys.people, (people) =>
      people?.map((one) => (one.id === changed.id ? changed : one)),
    );
    return readAgain();
  };
}

/** Makes a link that signs somebody in: an invitation, or a new way in for who has forgotten the password. */
export function useMakeLink() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ personId, purpose }: { personId: string; purpose: "invitation" | "reset-link" }) =>
      api.post<SignInLink>(`/reps/${personId}/${purpose}`),
    // Nobody waits for it: the list says who has no link yet.
    onSuccess: () => void client.invalidateQueries({ queryKey: keys.people }),
  });
}

export function useAddTeam() {
  const readAgain = useReadPeopleAgain();
  return useMutation({
    mutationFn: (team: z.input<typeof newTeam>) => api.post<TeamView>("/teams", team),
    onSuccess: readAgain,
  });
}

export function useChangeTeam() {
  const readAgain = useReadPeopleAgain();
  return useMutation({
    mutationFn: ({ id, ...change }: TeamChange & { id: string }) => api.patch<TeamView>(`/teams/${id}`, change),
    onSuccess: readAgain,
  });
}
