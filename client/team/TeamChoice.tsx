import { Button, Modal, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useLocation } from "wouter";
import type { PersonView } from "../../server/people/contract.ts";
import type { TeamView } from "../../server/teams/contract.ts";
import { useAddTeam } from "../api/people.ts";
import { FormEnd } from "../ui/FormEnd.tsx";
import { PageTab, PageTabs } from "../ui/PageTabs.tsx";
import { PeopleChoice } from "./PeopleChoice.tsx";

interface TeamChoiceProps {
  readonly teams: readonly TeamView[];
  readonly current: string | null;
  readonly people: readonly PersonView[];
}

/** Everyone, or one team. */
export function TeamChoice({ teams, current, people }: TeamChoiceProps) {
  const [adding, setAdding] = useState(false);
  return (
    <PageTabs label="Teams">
      <PageTab href="/team" isCurrent={current === null}>
        Everyone
      </PageTab>
      {teams.map(({ id, name, members }) => (
        <PageTab key={id} href={`/team?team=${id}`} isCurrent={id === current}>
          {name} <span className="muted">{members.length}</span>
        </PageTab>
      ))}
      <Button size="xs" variant="subtle" leftSection={<IconPlus size={16} />} onClick={() => setAdding(true)}>
        New team
      </Button>
      <Modal opened={adding} onClose={() => setAdding(false)} title="New team">
        <NewTeam people={people} onDone={() => setAdding(false)} />
      </Modal>
    </PageTabs>
  );
}

function NewTeam({ people, onDone }: { people: readonly PersonView[]; onDone: () => void }) {
  const [, go] = useLocation();
  const add = useAddTeam();
  const form = useForm({
    initialValues: { name: "", members: [] as string[] },
    validate: { name: (name) => (name.trim() ? null : "Give the team a name") },
  });
  const submit = form.onSubmit(({ name, members }) =>
    add.mutate(
      { name, members: members.map((repId) => ({ repId, weight: 1 })) },
      {
        onSuccess: ({ id }) => {
          onDone();
          go(`/team?team=${id}`);
        },
      },
    ),
  );
  return (
    <form className="stack" onSubmit={submit}>
      <TextInput label="Name" placeholder="Germany" data-autofocus {...form.getInputProps("name")} />
      <PeopleChoice label="People" people={people} {...form.getInputProps("members")} />
      <FormEnd submit="Add team" isPending={add.isPending} error={add.error} onCancel={onDone} />
    </form>
  );
}
