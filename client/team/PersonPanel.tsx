import { Button } from "@mantine/core";
import { type Ref, useState } from "react";
import { Link } from "wouter";
import type { PersonView } from "../../server/people/contract.ts";
import type { TeamView } from "../../server/teams/contract.ts";
import { useServerNow } from "../api/clock.ts";
import { Avatar } from "../ui/Avatar.tsx";
import { Dot } from "../ui/Chip.tsx";
import { EditPerson } from "./EditPerson.tsx";
import { PauseMenu } from "./PauseMenu.tsx";
import { OpenLeads } from "./person/OpenLeads.tsx";
import { PersonSections } from "./person/PersonSections.tsx";
import { profileSentence } from "./person/person-words.ts";
import { PersonActions } from "./PersonActions.tsx";
import classes from "./PersonPanel.module.css";
import { isInNow, presenceWords, seenWords } from "./presence.ts";

interface PersonPanelProps {
  readonly person: PersonView;
  readonly teams: readonly TeamView[];
  readonly ref: Ref<HTMLElement>;
}

/** One person: what they can take, whether they are in, their load, and every side of it to change. */
export function PersonPanel({ person, teams, ref }: PersonPanelProps) {
  const now = useServerNow();
  const [editing, setEditing] = useState(false);
  return (
    <section ref={ref} tabIndex={-1} className={`panel ${classes.person}`} aria-label={person.name}>
      <header>
        <Avatar name={person.name} size="l" tone={isInNow(person) ? "in" : "grey"} />
        <div className={classes.who}>
          <h2>{person.name}</h2>
          <p className="tiny muted">{person.demo ? "Made up for the demo" : person.email}</p>
        </div>
        {person.active && <PauseMenu person={person} />}
      </header>
      <div className={`panel-body ${classes.body}`}>
        <p className="small">{profileSentence(person)}</p>
        <p className="row small">
          <Dot state={isInNow(person) ? "on" : "off"} />
          <span>
            Now: {presenceWords(person, now)} <span className="muted">· {seenWords(person, now)}</span>
          </span>
        </p>
        <OpenLeads person={person} />
        <PersonSections person={person} teams={teams} />
        <div className="row wrap">
          <Button size="xs" onClick={() => setEditing(true)}>
            Edit
          </Button>
          {person.teamIds.length > 0 && (
            <Button component={Link} href={`/turns/${person.id}`} size="xs" variant="subtle">
              Why did {firstName(person)} get these?
            </Button>
          )}
          <PersonActions person={person} />
        </div>
      </div>
      <EditPerson opened={editing} onClose={() => setEditing(false)} person={person} teams={teams} />
    </section>
  );
}

const firstName = ({ name }: PersonView) => name.split(" ")[0];
