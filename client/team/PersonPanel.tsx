import { Button } from "@mantine/core";
import { useState } from "react";
import type { PersonView } from "../../server/people/contract.ts";
import type { TeamView } from "../../server/teams/contract.ts";
import { useServerNow } from "../api/clock.ts";
import { Avatar } from "../ui/Avatar.tsx";
import { languageName, listWords } from "../ui/names.ts";
import { ROLE_NAMES } from "./roles.ts";
import { EditPerson } from "./EditPerson.tsx";
import { PersonActions } from "./PersonActions.tsx";
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
          <dd>{signInWords(person)}</dd>
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

function signInWords({ demo, canSignIn }: PersonView): string {
  if (demo) return "no, made up for the demo";
  return canSignIn ? "yes" : "not yet: send an invitation";
}
