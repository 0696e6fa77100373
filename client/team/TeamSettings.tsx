import { Button, Modal, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useState } from "react";
import type { PersonView } from "../../server/people/contract.ts";
import type { TeamView } from "../../server/teams/contract.ts";
import { messageOf } from "../api/errors.ts";
import { useChangeTeam } from "../api/people.ts";
import { Note } from "../ui/Note.tsx";
import { tellDone } from "../ui/tell.tsx";
import { changedOf, listChange } from "./changes.ts";
import { LeaderChoice } from "./LeaderChoice.tsx";
import { MergeTeam } from "./MergeTeam.tsx";
import { PeopleChoice } from "./PeopleChoice.tsx";
import { RemoveTeam } from "./RemoveTeam.tsx";
import { TeamBreaks } from "./TeamBreaks.tsx";
import { TeamPolicies } from "./TeamPolicies.tsx";

interface TeamSettingsProps {
  readonly team: TeamView;
  readonly people: readonly PersonView[];
}

/** Name, leader and people of a team, and how it treats turns that somebody missed. */
export function TeamSettings({ team, people }: TeamSettingsProps) {
  const [shows, setShows] = useState<"settings" | "merge" | null>(null);
  const close = () => setShows(null);
  const isMerging = shows === "merge";
  return (
    <>
      <Button onClick={() => setShows("settings")}>Edit team</Button>
      <Modal
        opened={shows !== null}
        onClose={close}
        title={isMerging ? `Take another team into ${team.name}` : `Edit ${team.name}`}
      >
        {isMerging ? (
          <MergeTeam team={team} onDone={close} onCancel={() => setShows("settings")} />
        ) : (
          <TeamForm team={team} people={people} onDone={close} onMerge={() => setShows("merge")} />
        )}
      </Modal>
    </>
  );
}

interface TeamFormProps extends TeamSettingsProps {
  readonly onDone: () => void;
  readonly onMerge: () => void;
}

function TeamForm({ team, people, onDone, onMerge }: TeamFormProps) {
  const change = useChangeTeam();
  const form = useForm({
    initialValues: {
      name: team.name,
      leaderId: team.leaderId,
      members: team.members.map(({ repId }) => repId),
      absencePolicy: team.absencePolicy,
      limitsPolicy: team.limitsPolicy,
    },
    validate: { name: (name) => (name.trim() ? null : "Give the team a name") },
  });
  const submit = form.onSubmit((values) => {
    // Only what changed here: shares and people that others changed while this stood open stay as they are.
    const before = form.getInitialValues();
    const { members, ...rest } = changedOf(before, values);
    change.mutate(
      { id: team.id, ...rest, ...(members && listChange(before.members, members)) },
      {
        onSuccess: () => {
          tellDone(`${form.values.name} saved.`);
          onDone();
        },
      },
    );
  });
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
      <TeamBreaks team={team} memberIds={form.values.members} leaderId={form.values.leaderId} />
      <TeamPolicies value={form.values} onChange={(policies) => form.setValues(policies)} />
      {change.isError && <Note tone="bad">{messageOf(change.error)}</Note>}
      <div className="row wrap">
        <Button type="submit" variant="filled" loading={change.isPending}>
          Save
        </Button>
        <Button variant="subtle" onClick={onDone}>
          Cancel
        </Button>
      </div>
      <div className="row wrap">
        <Button onClick={onMerge}>Take in another team</Button>
        <RemoveTeam team={team} onDone={onDone} />
      </div>
    </form>
  );
}
