import { Button, TextInput } from "@mantine/core";
import { IconSearch, IconUsers } from "@tabler/icons-react";
import { type MouseEvent, useState } from "react";
import type { PersonView } from "../../server/people/contract.ts";
import type { TeamView } from "../../server/teams/contract.ts";
import { serverNow } from "../api/clock.ts";
import { Chip } from "../ui/Chip.tsx";
import { Empty } from "../ui/Empty.tsx";
import { Panel } from "../ui/Panel.tsx";
import { plural } from "../ui/time.ts";
import classes from "./PeoplePanel.module.css";
import { mustBeChecked } from "./person/age-of-facts.ts";
import { PersonRow } from "./PersonRow.tsx";
import { isInNow } from "./presence.ts";
import { usePeopleSearch } from "./use-people-search.ts";

interface PeoplePanelProps {
  readonly people: readonly PersonView[];
  /** With it, shares and what each got are shown. */
  readonly team: TeamView | undefined;
  readonly selected: string | null;
  readonly onSelect: (personId: string, press: MouseEvent<HTMLElement>) => void;
  readonly onAdd: () => void;
}

/** Who is here: a table on a desk, cards on a phone. */
export function PeoplePanel({ people, team, selected, onSelect, onAdd }: PeoplePanelProps) {
  const inNow = people.filter(isInNow).length;
  return (
    <Panel
      flush
      title="People"
      state={
        <Chip tone={inNow > 0 ? "good" : "plain"} dot={inNow > 0}>
          {inNow} in now
        </Chip>
      }
    >
      {people.length === 0 ? (
        <Nobody isTeam={team !== undefined} onAdd={onAdd} />
      ) : (
        <PeopleTable people={people} team={team} selected={selected} onSelect={onSelect} />
      )}
    </Panel>
  );
}

function Nobody({ isTeam, onAdd }: { isTeam: boolean; onAdd: () => void }) {
  return (
    <Empty
      title={isTeam ? "Nobody is in this team yet" : "Nobody is here yet"}
      icon={<IconUsers size={22} />}
      action={
        <Button variant="filled" onClick={onAdd}>
          Add a person
        </Button>
      }
    >
      People in a team take turns with its leads. Each needs a name and an e-mail; languages and hours can follow.
    </Empty>
  );
}

function PeopleTable({ people, team, selected, onSelect }: Omit<PeoplePanelProps, "onAdd">) {
  const now = serverNow();
  const unchecked = people.filter((person) => mustBeChecked(person, now));
  const [onlyUnchecked, setOnlyUnchecked] = useState(false);
  // With the last one checked there is everybody again.
  const isNarrowed = onlyUnchecked && unchecked.length > 0;
  const { isLong, search, setSearch, shown, more, showMore } = usePeopleSearch(people, isNarrowed ? unchecked : people);
  return (
    <>
      {unchecked.length > 0 && (
        <Unchecked count={unchecked.length} isNarrowed={isNarrowed} onNarrow={setOnlyUnchecked} />
      )}
      {isLong && (
        <TextInput
          className={classes.search}
          aria-label="Find a person"
          placeholder="Name, e-mail or language"
          leftSection={<IconSearch size={16} aria-hidden />}
          value={search}
          onChange={({ currentTarget }) => setSearch(currentTarget.value)}
        />
      )}
      <table className={`table ${classes.people}`}>
        <thead>
          <tr>
            <th scope="col">Person</th>
            <th scope="col">Now</th>
            {team && <th scope="col">Share</th>}
            <th scope="col">Open leads</th>
            {team && <th scope="col">Got, of fair share</th>}
          </tr>
        </thead>
        <tbody>
          {shown.map((person) => (
            <PersonRow
              key={person.id}
              person={person}
              team={team}
              isSelected={person.id === selected}
              onSelect={(press) => onSelect(person.id, press)}
            />
          ))}
        </tbody>
      </table>
      {shown.length === 0 && <p className={`${classes.foot} small muted`}>Nobody is called so or speaks it.</p>}
      {more > 0 && (
        <div className={classes.foot}>
          <Button onClick={showMore}>Show more, {plural(more, "person", "people")} left</Button>
        </div>
      )}
      {team && <Footnote team={team} />}
    </>
  );
}

interface UncheckedProps {
  readonly count: number;
  /** Only they are shown. */
  readonly isNarrowed: boolean;
  readonly onNarrow: (isNarrowed: boolean) => void;
}

/** Of how many nobody has looked for a year whether what they can take is still right. */
function Unchecked({ count, isNarrowed, onNarrow }: UncheckedProps) {
  return (
    <div className={`${classes.unchecked} row small muted`}>
      <span>{plural(count, "person", "people")} not checked for a year</span>
      <Button size="xs" variant="subtle" onClick={() => onNarrow(!isNarrowed)}>
        {isNarrowed ? "Show everybody" : "Show them"}
      </Button>
    </div>
  );
}

function Footnote({ team }: { team: TeamView }) {
  const got = team.members.reduce((sum, member) => sum + member.got, 0);
  return (
    <p className={`${classes.foot} help`}>
      {plural(got, "lead")} in 30 days. The mark on each bar is what the share comes to. Days away change nobody’s
      share.
    </p>
  );
}
