import { useMutation } from "@tanstack/react-query";
import type { PersonId, TeamId } from "../../node-catalog/kit/domain.ts";
import type { TeamView } from "../../server/teams/contract.ts";
import { api } from "../api/http.ts";
import { useReadPeopleAgain } from "../api/people.ts";

interface Member {
  readonly teamId: TeamId;
  readonly personId: PersonId;
}

const pathOf = ({ teamId, personId }: Member) => `/teams/${teamId}/members/${personId}`;

/**
 * Changes the share of one member and nobody else's. What is pressed quickly is sent one after the other: the last press
 * must be the last to arrive.
 */
export function useSetShare(member: Member) {
  const readAgain = useReadPeopleAgain();
  return useMutation({
    scope: { id: pathOf(member) },
    mutationFn: (weight: number) => api.put<TeamView>(pathOf(member), { weight }),
    onSettled: readAgain,
  });
}

/** Puts somebody into teams, or takes them out; the other members stay as they are. */
export function useJoinAndLeave() {
  const readAgain = useReadPeopleAgain();
  return useMutation({
    mutationFn: async ({
      personId,
      join,
      leave,
    }: {
      personId: PersonId;
      join: readonly TeamId[];
      leave: readonly TeamId[];
    }) => {
      for (const teamId of join) await api.put(pathOf({ teamId, personId }), {});
      for (const teamId of leave) await api.delete(pathOf({ teamId, personId }));
    },
    onSettled: readAgain,
  });
}
