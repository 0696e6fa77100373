import { Button, Modal } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useState } from "react";
import type { SignInLink } from "../../server/auth/contract.ts";
import type { TeamView } from "../../server/teams/contract.ts";
import { FormEnd } from "../ui/FormEnd.tsx";
import { Note } from "../ui/Note.tsx";
import { HolidaysOfNew } from "./HolidaysOfNew.tsx";
import { NewInvitation } from "./NewInvitation.tsx";
import { PersonFields, type PersonValues, validatePerson } from "./PersonFields.tsx";
import { useAddToTeams } from "./use-add-to-teams.ts";

interface AddPersonProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly teams: readonly TeamView[];
  /** The team that they join, unless one says otherwise. */
  readonly teamId: string | null;
}

/** Adds a person, and then shows the link that lets them in. */
export function AddPerson({ opened, onClose, teams, teamId }: AddPersonProps) {
  return (
    <Modal opened={opened} onClose={onClose} title="Add a person">
      <AddPersonForm teams={teams} teamId={teamId} onClose={onClose} />
    </Modal>
  );
}

function AddPersonForm({ teams, teamId, onClose }: Omit<AddPersonProps, "opened">) {
  const [invited, setInvited] = useState<{ id: string; name: string; link: SignInLink | undefined } | null>(null);
  const [holidaysOf, setHolidaysOf] = useState<string | null>();
  const add = useAddToTeams();
  const form = useForm<PersonValues>({
    initialValues: { name: "", email: "", languages: [], roles: ["rep"], teamIds: teamId ? [teamId] : [] },
    validate: validatePerson,
  });
  const submit = form.onSubmit((values) =>
    add.mutate(
      { ...values, holidaysOf },
      {
        onSuccess: ({ person, link }) => setInvited({ id: person.id, name: person.name, link }),
        onError: (error) => form.setErrors("fields" in error ? (error.fields as Record<string, string>) : {}),
      },
    ),
  );

  if (invited) {
    return (
      <div className="stack">
        <Note tone="good">{invited.name} is here.</Note>
        <NewInvitation personId={invited.id} name={invited.name} link={invited.link} />
        <div className="row">
          <Button
            onClick={() => {
              setInvited(null);
              form.reset();
            }}
          >
            Add another
          </Button>
          <Button variant="filled" onClick={onClose}>
            Done
          </Button>
        </div>
      </div>
    );
  }
  return (
    <form className="stack" onSubmit={submit}>
      <PersonFields form={form} teams={teams} />
      <HolidaysOfNew value={holidaysOf} onChange={setHolidaysOf} />
      <FormEnd submit="Add person" isPending={add.isPending} error={add.error} onCancel={onClose} />
    </form>
  );
}
