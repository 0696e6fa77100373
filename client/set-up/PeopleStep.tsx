import { Button, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useState } from "react";
import type { SignInLink } from "../../server/auth/contract.ts";
import type { PersonView } from "../../server/people/contract.ts";
import { ApiError, messageOf } from "../api/errors.ts";
import { usePeople } from "../api/people.ts";
import { validatePerson } from "../team/PersonFields.tsx";
import { InvitationLink } from "../team/InvitationLink.tsx";
import { useAddToTeams } from "../team/use-add-to-teams.ts";
import { Avatar } from "../ui/Avatar.tsx";
import { LanguagesChoice } from "../ui/Choices.tsx";
import { languageName, listWords } from "../ui/names.ts";
import { Note } from "../ui/Note.tsx";
import { Panel } from "../ui/Panel.tsx";
import classes from "./SetUpPage.module.css";
import type { StepProps } from "./step-props.ts";

/** Those who get leads. One after the other, with a link for each. */
export function PeopleStep({ workspace, onNext }: StepProps) {
  const people = usePeople();
  const [invited, setInvited] = useState<Invited | null>(null);
  const own = (people.data ?? []).filter(({ demo, active, roles }) => !demo && active && roles.includes("rep"));
  return (
    <Panel title="Who takes leads?">
      <div className={classes.content}>
        {own.length > 0 && (
          <ul className="list" aria-label="People">
            {own.map((person) => (
              <Person key={person.id} person={person} />
            ))}
          </ul>
        )}
        {invited && (
          <div className="stack">
            <Note tone="good">{invited.name} is here.</Note>
            <InvitationLink name={invited.name} link={invited.link} />
          </div>
        )}
        <NewPerson language={workspace.language} onAdded={setInvited} isFirst={own.length === 0} />
        {own.length > 0 && (
          <div>
            <Button variant="filled" onClick={onNext}>
              Go on
            </Button>
          </div>
        )}
      </div>
    </Panel>
  );
}

interface Invited {
  readonly name: string;
  readonly link: SignInLink;
}

function Person({ person: { name, email, languages } }: { person: PersonView }) {
  return (
    <li>
      <Avatar name={name} tone="in" />
      <span className="truncate">
        <b className="strong">{name}</b>
        <br />
        <span className="tiny muted">{listWords([email, ...languages.map(languageName)])}</span>
      </span>
    </li>
  );
}

interface NewPersonProps {
  readonly language: string;
  readonly isFirst: boolean;
  readonly onAdded: (invited: Invited) => void;
}

function NewPerson({ language, isFirst, onAdded }: NewPersonProps) {
  const add = useAddToTeams();
  const form = useForm({
    initialValues: { name: "", email: "", languages: [language] },
    validate: { name: validatePerson.name, email: validatePerson.email },
  });
  const submit = form.onSubmit((values) =>
    add.mutate(
      { ...values, roles: ["rep"], teamIds: [] },
      {
        onSuccess: ({ person, link }) => {
          onAdded({ name: person.name, link });
          form.reset();
        },
        onError: (error) => error instanceof ApiError && form.setErrors(error.fields),
      },
    ),
  );
  return (
    <form className={classes.form} onSubmit={submit}>
      <div className={classes.two}>
        <TextInput label="Name" autoComplete="off" {...form.getInputProps("name")} />
        <TextInput label="E-mail" type="email" autoComplete="off" {...form.getInputProps("email")} />
      </div>
      <LanguagesChoice
        label="Languages"
        value={form.values.languages}
        onChange={(languages) => form.setFieldValue("languages", languages)}
      />
      {add.isError && <Note tone="bad">{messageOf(add.error)}</Note>}
      <div>
        <Button type="submit" variant={isFirst ? "filled" : "default"} loading={add.isPending}>
          Add person
        </Button>
      </div>
    </form>
  );
}
