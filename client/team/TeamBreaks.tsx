import { useQuery } from "@tanstack/react-query";
import type { z } from "zod";
import type { teamBreaksReply, teamBreaksRequest } from "../../server/leaving/contract.ts";
import type { TeamView } from "../../server/teams/contract.ts";
import { api } from "../api/http.ts";
import { keys } from "../api/keys.ts";
import { Loading } from "../ui/Loading.tsx";
import { QueryView } from "../ui/QueryView.tsx";
import { Breakages } from "./leaving/Breakages.tsx";

interface TeamBreaksProps {
  readonly team: TeamView;
  readonly memberIds: readonly string[];
  readonly leaderId: string | null;
}

/** What would no longer work with these people and this leader, before it is saved. */
export function TeamBreaks({ team, memberIds, leaderId }: TeamBreaksProps) {
  const isChanged = leaderId !== team.leaderId || team.members.some(({ repId }) => !memberIds.includes(repId));
  const breaks = useQuery({
    queryKey: [...keys.teams, team.id, "breaks", memberIds, leaderId],
    queryFn: ({ signal }) =>
      api.post<z.infer<typeof teamBreaksReply>>(
        `/teams/${team.id}/what-breaks`,
        { memberIds: [...memberIds], leaderId } satisfies z.input<typeof teamBreaksRequest>,
        { signal },
      ),
    enabled: isChanged,
  });
  if (!isChanged) return null;
  return (
    <QueryView query={breaks} failed="What this would break did not load" loading={<Loading rows={1} />}>
      {(known) => <Breakages breaks={known.breaks} />}
    </QueryView>
  );
}
