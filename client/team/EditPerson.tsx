import { Modal } from "@mantine/core";
import { useForm } from "@mantine/form";
import type { PersonView } from "../../server/people/contract.ts";
import type { TeamView } from "../../server/teams/contract.ts";
import { FormEnd } from "../ui/FormEnd.tsx";
import { tellDone } from "../ui/tell.tsx";
import { PersonFields, type PersonValues, validatePerson } from "./PersonFields.tsx";
import { useEditInTeams } from "./use-add-to-teams.ts";

interface EditPersonProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly person: PersonView;
  readonly teams: readonly TeamView[];
}

/** Changes name, e-mail, languages, teams and role. */
export function EditPerson({ opened, onClose, person, teams }: EditPersonProps) {
  return (
    <Modal opened={opened} onClose={onClose} title={`Edit ${person.name}`}>
      <EditPersonForm person={person} teams={teams} onClose={onClose} />
    </Modal>
  );
}

function EditPersonForm({ person, teams, onClose }: Omit<EditPersonProps, "opened">) {
  const edit = useEditInTeams();
  const form = useForm<PersonValues>({
    initialValues: {
      name: person.name,
      email: person.email,
      languages: person.languages,
      roles: person.roles,
      teamIds: person.teamIds,
    },
    validate: validatePerson,
  });
  const submit = form.onSubmit((values) =>
    edit.mutate(
      { person, before: form.getInitialValues(), values },
      {
        onSuccess: () => {
          tellDone(`${values.name} saved.`);
          onClose();
        },
      },
    ),
  );
  return (
    <form className="stack" onSubmit={submit}>
      <PersonFields form={form} teams={teams} />
      <FormEnd submit="Save" isPending={edit.isPending} error={edit.error} onCancel={onClose} />
    </form>
  );
}
