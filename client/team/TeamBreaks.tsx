import { useQuery } from "@tanstack/react-query";
import type { z } from "zod";
import type { teamBreaksReply, teamBreaksRequest } from "../../server/leaving/contract.ts";
import type { TeamView } from "../../server/teams/contract.ts";
import { api } from "../api/http.ts";
import { keys } from "../api/keys.ts";
import { Breakages } from "./leaving/Breakages.tsx";

interface TeamBreaksProps {
  readonly team: TeamView;
  readonly memberIds: readonly string[];
  readonly leaderId: string | null;
}

/** What would no longer work with these people and this leader, before it is saved. */
export function TeamBreaks({ team, memberIds, leaderId }: TeamBreaksProps) {
  const isChanged = leaderId !== team.leaderId || team.members.some(({ repId }) => !memberIds.includes(repId));
  const { data } = useQuery({
    queryKey: [...keys.teams, team.id, "breaks", memberIds, leaderId],
    queryFn: ({ signal }) =>
      api.post<z.infer<typeof teamBreaksReply>>(
        `/teams/${team.id}/what-breaks`,
        { memberIds: [...memberIds], leaderId } satisfies z.input<typeof teamBreaksRequest>,
        { signal },
      ),
    enabled: isChanged,
  });
  return isChanged && data ? <Breakages breaks={data.breaks} /> : null;
}
