import { Button, Modal, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useLocation } from "wouter";
import type { PersonView } from "../../server/people/contract.ts";
import type { TeamView } from "../../server/teams/contract.ts";
import { messageOf } from "../api/errors.ts";
import { api } from "../api/http.ts";
import { keys } from "../api/keys.ts";
import { useChangeTeam } from "../api/people.ts";
import { confirm } from "../ui/confirm.tsx";
import { Note } from "../ui/Note.tsx";
import { tellDone, tellFailed } from "../ui/tell.tsx";
import { LeaderChoice } from "./LeaderChoice.tsx";
import { PeopleChoice } from "./PeopleChoice.tsx";

interface TeamSettingsProps {
  readonly team: TeamView;
  readonly people: readonly PersonView[];
}

/** Name, leader and people of a team. */
export function TeamSettings({ team, people }: TeamSettingsProps) {
  const [opened, setOpened] = useState(false);
  const close = () => setOpened(false);
  return (
    <>
      <Button onClick={() => setOpened(true)}>Edit team</Button>
      <Modal opened={opened} onClose={close} title={`Edit ${team.name}`}>
        <TeamForm team={team} people={people} onDone={close} />
      </Modal>
    </>
  );
}

function TeamForm({ team, people, onDone }: TeamSettingsProps & { onDone: () => void }) {
  const change = useChangeTeam();
  const form = useForm({
    initialValues: { name: team.name, leaderId: team.leaderId, members: team.members.map(({ repId }) => repId) },
    validate: { name: (name) => (name.trim() ? null : "Give the team a name") },
  });
  const weightOf = new Map(team.members.map(({ repId, weight }) => [repId, weight]));
  const submit = form.onSubmit(({ members, ...rest }) =>
    change.mutate(
      { id: team.id, ...rest, members: members.map((repId) => ({ repId, weight: weightOf.get(repId) ?? 1 })) },
      {
        onSuccess: () => {
          tellDone(`${form.values.name} saved.`);
          onDone();
        },
      },
    ),
  );
  return (
    <form className="stack" onSubmit={submit}>
      <TextInput label="Name" data-autofocus {...form.getInputProps("name")} />
      <LeaderChoice
        people={people}
        value={form.values.leaderId}
        onChange={(id) => form.setFieldValue("leaderId", id)}
        error={form.errors["leaderId"]}
      />
      <PeopleChoice label="People" people={people} {...form.getInputProps("members")} />
      {change.isError && <Note tone="bad">{messageOf(change.error)}</Note>}
      <div className="row wrap">
        <Button type="submit" variant="filled" loading={change.isPending}>
          Save
        </Button>
        <Button variant="subtle" onClick={onDone}>
          Cancel
        </Button>
        <span className="push" />
        <RemoveTeam team={team} onDone={onDone} />
      </div>
    </form>
  );
}

function RemoveTeam({ team, onDone }: { team: TeamView; onDone: () => void }) {
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
