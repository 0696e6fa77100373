import { Select, Textarea } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { TeamView } from "../../server/teams/contract.ts";
import type { MergeRequest } from "../../server/teams/ledger-contract.ts";
import { api } from "../api/http.ts";
import { keys } from "../api/keys.ts";
import { useTeams } from "../api/people.ts";
import { FormEnd } from "../ui/FormEnd.tsx";
import { Note } from "../ui/Note.tsx";
import { tellDone } from "../ui/tell.tsx";

interface MergeTeamProps {
  /** The one that stays. */
  readonly team: TeamView;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

/** Two teams become one: the other one's people come here with what they are owed. */
export function MergeTeam({ team, onDone, onCancel }: MergeTeamProps) {
  const teams = useTeams().data ?? [];
  const others = teams.filter(({ id, demo }) => id !== team.id && (team.demo || !demo));
  const merge = useMergeTeam(team.id);
  const form = useForm({
    initialValues: { teamId: null as string | null, reason: "" },
    validate: {
      teamId: (id) => (id ? null : "Choose a team"),
      reason: (reason) => (reason.trim() ? null : "Say why: everybody in the team can read it"),
    },
  });
  const other = others.find(({ id }) => id === form.values.teamId);
  const submit = form.onSubmit(({ teamId, reason }) =>
    merge.mutate(
      { teamId: teamId!, reason: reason.trim() },
      {
        onSuccess: () => {
          tellDone(`${other?.name ?? "The other team"} is part of ${team.name} now.`);
          onDone();
        },
      },
    ),
  );
  if (others.length === 0) return <Note tone="info">There is no other team.</Note>;
  return (
    <form className="stack" onSubmit={submit}>
      <Select
        label="Team to take in"
        placeholder="Choose a team"
        data={others.map(({ id, name }) => ({ value: id, label: name }))}
        {...form.getInputProps("teamId")}
      />
      <p className="help">
        The people of {other?.name ?? "that team"} come to {team.name} with their shares and turn balances; whoever is
        in both keeps the share they have here. Flows that name {other?.name ?? "it"}, and leads on its waiting list, go
        on with {team.name}. {other?.name ?? "The team"} is out of use afterwards, which cannot be undone.
      </p>
      <Textarea label="Why" autosize minRows={2} maxLength={500} {...form.getInputProps("reason")} />
      <FormEnd submit="Make one team" isPending={merge.isPending} error={merge.error} onCancel={onCancel} />
    </form>
  );
}

function useMergeTeam(teamId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (request: MergeRequest) => api.post<TeamView>(`/teams/${teamId}/merge`, request),
    onSuccess: () =>
      Promise.all([keys.teams, keys.people, keys.workspace].map((queryKey) => client.invalidateQueries({ queryKey }))),
  });
}
