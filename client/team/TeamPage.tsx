import { Button, Drawer } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { Link, useSearchParams } from "wouter";
import type { PersonView } from "../../server/people/contract.ts";
import type { TeamView } from "../../server/teams/contract.ts";
import { usePeople, useTeams } from "../api/people.ts";
import { Chip } from "../ui/Chip.tsx";
import { PageHead } from "../ui/PageHead.tsx";
import { QueryView } from "../ui/QueryView.tsx";
import { plural } from "../ui/time.ts";
import { AddPerson } from "./AddPerson.tsx";
import { ImportPeople } from "./import/ImportPeople.tsx";
import { PeoplePanel } from "./PeoplePanel.tsx";
import { PersonPanel } from "./PersonPanel.tsx";
import classes from "./TeamPage.module.css";
import { TeamChoice } from "./TeamChoice.tsx";
import { TeamSettings } from "./TeamSettings.tsx";
import { useEnterPanel } from "./use-enter-panel.ts";
import { useTeamLive } from "./use-team-live.ts";

/** People and teams: who is in, who gets which share, and everybody's hours. The address names team and person. */
export function TeamPage() {
  const people = usePeople();
  const teams = useTeams();
  useTeamLive();
  return (
    <div className="page">
      <QueryView query={teams} failed="The teams did not load">
        {(allTeams) => (
          <QueryView query={people} failed="The people did not load">
            {(everybody) => <Team people={everybody} teams={allTeams} />}
          </QueryView>
        )}
      </QueryView>
    </div>
  );
}

function Team({ people, teams }: { people: PersonView[]; teams: TeamView[] }) {
  const { teamId, personId, select } = useChosen();
  const [adding, setAdding] = useState(false);
  const [importing, setImporting] = useState(false);
  const isWide = useMediaQuery("(min-width: 1241px)", true, { getInitialValueInEffect: false });
  const team = teams.find(({ id }) => id === teamId);
  const shown = peopleOf(people, team);
  const person = people.find(({ id }) => id === personId) ?? (isWide ? shown[0] : undefined);
  const leader = people.find(({ id }) => id === team?.leaderId);

  const { panel: panelRef, enter } = useEnterPanel(person?.id);
  const panel = person && <PersonPanel key={person.id} ref={panelRef} person={person} teams={teams} />;
  return (
    <>
      <PageHead
        title={team ? team.name : "People and teams"}
        state={<Chip>{plural(shown.length, "person", "people")}</Chip>}
        sentence={team ? leaderWords(leader) : "Who can take leads, in which languages and when."}
      >
        {team && (
          <Button component={Link} href={`/team/${team.id}/turns`}>
            Turn balance
          </Button>
        )}
        {team && <TeamSettings key={team.id} team={team} people={people} />}
        <Button onClick={() => setImporting(true)}>Import people</Button>
        {shown.length > 0 && (
          <Button variant="filled" leftSection={<IconPlus size={18} />} onClick={() => setAdding(true)}>
            Add a person
          </Button>
        )}
      </PageHead>
      <TeamChoice teams={teams} current={team?.id ?? null} people={people} />
      <div className={classes.columns}>
        <PeoplePanel
          people={shown}
          team={team}
          selected={person?.id ?? null}
          onSelect={(id, press) => {
            select(id);
            enter(id, press);
          }}
          onAdd={() => setAdding(true)}
        />
        {isWide && panel}
      </div>
      {!isWide && (
        <Drawer opened={person !== undefined} onClose={() => select(null)} title="Person" size="lg">
          {panel}
        </Drawer>
      )}
      {importing && <ImportPeople onClose={() => setImporting(false)} />}
      <AddPerson opened={adding} onClose={() => setAdding(false)} teams={teams} teamId={team?.id ?? null} />
    </>
  );
}

/** Team and person as the address names them. */
function useChosen() {
  const [search, setSearch] = useSearchParams();
  const select = (personId: string | null) =>
    setSearch(
      (now) => {
        if (personId) now.set("person", personId);
        else now.delete("person");
        return now;
      },
      { replace: true },
    );
  return { teamId: search.get("team"), personId: search.get("person"), select };
}

/** Those in the team, or all; who left stands last. */
function peopleOf(people: readonly PersonView[], team: TeamView | undefined): PersonView[] {
  const members = new Set(team?.members.map(({ repId }) => repId));
  return people
    .filter(({ id }) => !team || members.has(id))
    .toSorted((a, b) => Number(b.active) - Number(a.active) || a.name.localeCompare(b.name));
}

function leaderWords(leader: PersonView | undefined): string {
  return leader
    ? `Leader: ${leader.name}`
    : "This team has no leader yet. Without one, all managers are told when a lead is late.";
}
