import { Button, Menu, Modal } from "@mantine/core";
import { IconDots } from "@tabler/icons-react";
import { useState } from "react";
import type { SignInLink } from "../../server/auth/contract.ts";
import type { PersonView } from "../../server/people/contract.ts";
import type { TeamView } from "../../server/teams/contract.ts";
import { useServerNow } from "../api/clock.ts";
import { useChangePerson, useMakeLink } from "../api/people.ts";
import { Avatar } from "../ui/Avatar.tsx";
import { confirm } from "../ui/confirm.tsx";
import { languageName, listWords } from "../ui/names.ts";
import { tellDone, tellFailed } from "../ui/tell.tsx";
import { ROLE_NAMES } from "./roles.ts";
import { EditPerson } from "./EditPerson.tsx";
import { InvitationLink } from "./InvitationLink.tsx";
import { PauseMenu } from "./PauseMenu.tsx";
import { PersonHours } from "./PersonHours.tsx";
import classes from "./PersonPanel.module.css";
import { isInNow, presenceWords } from "./presence.ts";

interface PersonPanelProps {
  readonly person: PersonView;
  readonly teams: readonly TeamView[];
}

/** One person: hours, languages, teams, and what can be done. */
export function PersonPanel({ person, teams }: PersonPanelProps) {
  const now = useServerNow();
  const [editing, setEditing] = useState(false);
  const inTeams = teams.filter(({ id }) => person.teamIds.includes(id));
  return (
    <section className={`panel ${classes.person}`} aria-label={person.name}>
      <header>
        <Avatar name={person.name} size="l" tone={isInNow(person) ? "in" : "grey"} />
        <div className={classes.who}>
          <h2>{person.name}</h2>
          <p className="tiny muted">{person.email}</p>
        </div>
        {person.active && <PauseMenu person={person} />}
      </header>
      <div className={`panel-body ${classes.body}`}>
        <PersonHours key={person.id} person={person} />
        <dl className="dl">
          <dt>Now</dt>
          <dd>{presenceWords(person, now)}</dd>
          <dt>Languages</dt>
          <dd>{listWords(person.languages.map(languageName)) || "none yet"}</dd>
          <dt>Teams</dt>
          <dd>{listWords(inTeams.map(({ name }) => name)) || "none yet"}</dd>
          <dt>May</dt>
          <dd>{listWords(person.roles.map((role) => ROLE_NAMES[role]))}</dd>
          <dt>Can sign in</dt>
          <dd>{person.canSignIn ? "yes" : "not yet: send an invitation"}</dd>
        </dl>
        <div className="row wrap">
          <Button size="xs" onClick={() => setEditing(true)}>
            Edit
          </Button>
          <PersonActions person={person} />
        </div>
      </div>
      <EditPerson opened={editing} onClose={() => setEditing(false)} person={person} teams={teams} />
    </section>
  );
}

function PersonActions({ person }: { person: PersonView }) {
  const [link, setLink] = useState<SignInLink | null>(null);
  const makeLink = useMakeLink();
  const change = useChangePerson();
  const make = (purpose: "invitation" | "reset-link") =>
    makeLink.mutate({ personId: person.id, purpose }, { onSuccess: setLink, onError: tellFailed });

  const deactivate = async () => {
    const isSure = await confirm({
      title: `${person.name} no longer works here?`,
      children:
        "They get no more leads and can no longer sign in. Their history stays. Open leads stay theirs until you give them to somebody.",
      confirm: "Take out",
      danger: true,
    });
    if (!isSure) return;
    change.mutate(
      { id: person.id, active: false },
      {
        onSuccess: () =>
          tellDone(`${person.name} gets no more leads.`, {
            run: () => change.mutate({ id: person.id, active: true }, { onError: tellFailed }),
          }),
        onError: tellFailed,
      },
    );
  };

  return (
    <>
      {person.active && (
        <Button
          size="xs"
          loading={makeLink.isPending}
          onClick={() => make(person.canSignIn ? "reset-link" : "invitation")}
        >
          {person.canSignIn ? "New sign-in link" : "Invite"}
        </Button>
      )}
      <Menu>
        <Menu.Target>
          <Button size="xs" variant="subtle" aria-label={`More about ${person.name}`}>
            <IconDots size={18} />
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {person.active ? (
            <Menu.Item onClick={() => void deactivate()}>No longer works here</Menu.Item>
          ) : (
            <Menu.Item onClick={() => change.mutate({ id: person.id, active: true }, { onError: tellFailed })}>
              Works here again
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <Modal opened={link !== null} onClose={() => setLink(null)} title={`A way in for ${person.name}`}>
        {link && <InvitationLink name={person.name} link={link} />}
      </Modal>
    </>
  );
}
