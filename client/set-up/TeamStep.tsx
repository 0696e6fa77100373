import { Button, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import type { PersonView } from "../../server/people/contract.ts";
import { useAddTeam, usePeople, useTeams } from "../api/people.ts";
import { useMe } from "../api/session.ts";
import { LeaderChoice } from "../team/LeaderChoice.tsx";
import { PeopleChoice } from "../team/PeopleChoice.tsx";
import { FormEnd } from "../ui/FormEnd.tsx";
import { countryName, listWords } from "../ui/names.ts";
import { Note } from "../ui/Note.tsx";
import { Panel } from "../ui/Panel.tsx";
import { QueryView } from "../ui/QueryView.tsx";
import classes from "./SetUpPage.module.css";
import type { StepProps } from "./step-props.ts";

/** The people who take turns with each other. */
export function TeamStep({ workspace, onNext }: StepProps) {
  const people = usePeople();
  const teams = useTeams();
  // Here, because what follows its success must also happen when the new team has taken the form's place.
  const add = useAddTeam();
  const own = (teams.data ?? []).filter(({ demo }) => !demo);
  return (
    <Panel title="Who takes turns with whom?">
      <div className={classes.content}>
        {own.map(({ id, name, members }) => (
          <Note key={id} tone="good">
            {name}: {listWords(members.map((member) => member.name)) || "nobody yet"}
          </Note>
        ))}
        {own.length > 0 ? (
          <div>
            <Button variant="filled" onClick={onNext}>
              Go on
            </Button>
          </div>
        ) : (
          <QueryView query={people} failed="The people did not load">
            {(everybody) => (
              <NewTeam
                people={everybody.filter(({ demo, active }) => !demo && active)}
                proposedName={workspace.country ? countryName(workspace.country) : "Sales"}
                add={add}
                onNext={onNext}
              />
            )}
          </QueryView>
        )}
      </div>
    </Panel>
  );
}

interface TeamValues {
  readonly name: string;
  readonly members: string[];
  readonly leaderId: string | null;
}

interface NewTeamProps {
  readonly people: readonly PersonView[];
  readonly proposedName: string;
  readonly add: ReturnType<typeof useAddTeam>;
  readonly onNext: () => void;
}

function NewTeam({ people, proposedName, add, onNext }: NewTeamProps) {
  const me = useMe();
  const form = useForm<TeamValues>({
    initialValues: {
      name: proposedName,
      members: people.filter(({ roles }) => roles.includes("rep")).map(({ id }) => id),
      leaderId: me.id,
    },
    validate: {
      name: (name) => (name.trim() ? null : "Give the team a name"),
      members: (members) => (members.length > 0 ? null : "Choose at least one person"),
    },
  });
  const submit = form.onSubmit(({ members, ...team }) =>
    add.mutate({ ...team, members: members.map((repId) => ({ repId, weight: 1 })) }, { onSuccess: onNext }),
  );
  return (
    <form className={classes.form} onSubmit={submit}>
      <TextInput label="Name of the team" {...form.getInputProps("name")} />
      <PeopleChoice label="People" people={people} {...form.getInputProps("members")} />
      <LeaderChoice
        people={people}
        value={form.values.leaderId}
        onChange={(id) => form.setFieldValue("leaderId", id)}
      />
      <FormEnd submit="Make the team" isPending={add.isPending} error={add.error} />
    </form>
  );
}
