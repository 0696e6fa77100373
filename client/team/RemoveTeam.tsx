import { Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useLocation } from "wouter";
import type { TeamView } from "../../server/teams/contract.ts";
import { api } from "../api/http.ts";
import { keys } from "../api/keys.ts";
import { confirm } from "../ui/confirm.tsx";
import { tellDone, tellFailed } from "../ui/tell.tsx";

/** Takes a team out of use; one that a live flow names stays, and the refusal names that flow. */
export function RemoveTeam({ team, onDone }: { team: TeamView; onDone: () => void }) {
  const client = useQueryClient();
  const [, go] = useLocation();
  const remove = useMutation({
    mutationFn: () => api.delete(`/teams/${team.id}`),
    onSuccess: async () => {
      onDone();
      go("/team");
      tellDone(`${team.name} is removed.`);
      await Promise.all(
        [keys.teams, keys.people, keys.workspace].map((queryKey) => client.invalidateQueries({ queryKey })),
      );
    },
    onError: tellFailed,
  });
  const ask = async () => {
    const isSure = await confirm({
      title: `Remove ${team.name}?`,
      children: "Its people stay. Past leads keep their history.",
      confirm: "Remove team",
      danger: true,
    });
    if (isSure) remove.mutate();
  };
  return (
    <Button variant="danger" loading={remove.isPending} onClick={() => void ask()}>
      Remove team
    </Button>
  );
}
