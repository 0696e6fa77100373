import { Button, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { type ReactNode, useState } from "react";
import { Link } from "wouter";
import type { PersonId } from "../../node-catalog/kit/domain.ts";
import type { SignInLink } from "../../server/auth/contract.ts";
import type { PersonView } from "../../server/people/contract.ts";
import { ApiError, messageOf } from "../api/errors.ts";
import { usePeople, useTeams } from "../api/people.ts";
import { EditPerson } from "../team/EditPerson.tsx";
import { ImportPeople } from "../team/import/ImportPeople.tsx";
import { HolidaysOfNew } from "../team/HolidaysOfNew.tsx";
import { validatePerson } from "../team/PersonFields.tsx";
import { NewInvitation } from "../team/NewInvitation.tsx";
import { useAddToTeams } from "../team/use-add-to-teams.ts";
import { Avatar } from "../ui/Avatar.tsx";
import { LanguagesChoice } from "../ui/Choices.tsx";
import { languageName, listWords } from "../ui/names.ts";
import { Note } from "../ui/Note.tsx";
import { Panel } from "../ui/Panel.tsx";
import { hoursWords } from "../ui/week.ts";
import classes from "./SetUpPage.module.css";
import type { StepProps } from "./step-props.ts";

/** Those who get leads. One after the other, with a link for each. */
export function PeopleStep({ workspace, onNext }: StepProps) {
  const people = usePeople();
  // Every link of this visit stays within reach: one may add everybody first and send the links afterwards.
  const [invited, setInvited] = useState<readonly Invited[]>([]);
  const [shownId, setShownId] = useState<PersonId | null>(null);
  const [edited, setEdited] = useState<PersonView | null>(null);
  const [importing, setImporting] = useState(false);
  const teams = useTeams();
  const shown = invited.find(({ id }) => id === shownId);
  const own = (people.data ?? []).filter(({ demo, active, roles }) => !demo && active && roles.includes("rep"));
  return (
    <Panel title="Who takes leads?">
      <div className={classes.content}>
        {own.length > 0 && (
          <ul className="list" aria-label="People">
            {own.map((person) => (
              <Person key={person.id} person={person}>
                {person.id !== shownId && invited.some(({ id }) => id === person.id) && (
                  <Button size="xs" onClick={() => setShownId(person.id)}>
                    Show the link<span className="hidden"> of {person.name}</span>
                  </Button>
                )}
                <Button size="xs" variant="subtle" onClick={() => setEdited(person)}>
                  Edit<span className="hidden"> {person.name}</span>
                </Button>
              </Person>
            ))}
          </ul>
        )}
        {shown && (
          <div className="stack">
            <Note tone="good">{shown.name} is here.</Note>
            <NewInvitation key={shown.id} personId={shown.id} name={shown.name} link={shown.link} />
          </div>
        )}
        <NewPerson
          language={workspace.language}
          onAdded={(one) => {
            setInvited([...invited, one]);
            setShownId(one.id);
          }}
          isFirst={own.length === 0}
          onImport={() => setImporting(true)}
        />
        {own.length > 0 && (
          <p className="help">
            Everybody begins with these hours: {hoursWords(workspace.hours)}. Each person’s hours and days off are under{" "}
            <Link href="/team" className="thumb-link">
              Team
            </Link>
            .
          </p>
        )}
        {own.length > 0 && (
          <div>
            <Button variant="filled" onClick={onNext}>
              Go on
            </Button>
          </div>
        )}
      </div>
      {edited && <EditPerson opened onClose={() => setEdited(null)} person={edited} teams={teams.data ?? []} />}
      {importing && <ImportPeople onClose={() => setImporting(false)} />}
    </Panel>
  );
}

interface Invited {
  readonly id: PersonId;
  readonly name: string;
  readonly link: SignInLink | undefined;
}

function Person({ person: { name, email, languages }, children }: { person: PersonView; children: ReactNode }) {
  return (
    <li>
      <Avatar name={name} tone="in" />
      <span className="truncate">
        <b className="strong">{name}</b>
        <br />
        <span className="tiny muted">
          {[email, listWords(languages.map(languageName))].filter(Boolean).join(" · ")}
        </span>
      </span>
      <span className="row push">{children}</span>
    </li>
  );
}

interface NewPersonProps {
  readonly language: string;
  readonly isFirst: boolean;
  readonly onAdded: (invited: Invited) => void;
  /** Instead, many at once. */
  readonly onImport: () => void;
}

function NewPerson({ language, isFirst, onAdded, onImport }: NewPersonProps) {
  const [holidaysOf, setHolidaysOf] = useState<string | null>();
  const add = useAddToTeams();
  const form = useForm({
    initialValues: { name: "", email: "", languages: [language] },
    validate: { name: validatePerson.name, email: validatePerson.email },
  });
  const submit = form.onSubmit((values) =>
    add.mutate(
      { ...values, roles: ["rep"], teamIds: [], holidaysOf },
      {
        onSuccess: ({ person, link }) => {
          onAdded({ id: person.id, name: person.name, link });
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
      <div className={classes.two}>
        <LanguagesChoice
          label="Languages"
          value={form.values.languages}
          onChange={(languages) => form.setFieldValue("languages", languages)}
        />
        <HolidaysOfNew value={holidaysOf} onChange={setHolidaysOf} />
      </div>
      {add.isError && <Note tone="bad">{messageOf(add.error)}</Note>}
      <div className="row wrap">
        <Button type="submit" variant={isFirst ? "filled" : "default"} loading={add.isPending}>
          Add person
        </Button>
        <Button variant="subtle" onClick={onImport}>
          Import people from a file
        </Button>
      </div>
    </form>
  );
}
