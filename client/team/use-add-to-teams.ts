import { useMutation } from "@tanstack/react-query";
import { serverNow } from "../api/clock.ts";
import { useAddPerson, useChangePerson, useChangeTeam, useMakeLink, useTeams } from "../api/people.ts";
import { useWorkspace } from "../api/workspace.ts";
import type { PersonView } from "../../server/people/contract.ts";
import type { PersonValues } from "./PersonFields.tsx";
import { useUsualHolidays } from "./time-off/use-time-off.ts";

interface NewPerson extends PersonValues {
  /** undefined: the company's country's. */
  readonly holidaysOf?: string | null | undefined;
}

/** Adds somebody with the company's zone, hours and holidays, puts them into teams and makes the link that lets them in. */
export function useAddToTeams() {
  const { data: workspace } = useWorkspace();
  const addPerson = useAddPerson();
  const join = useSetTeams();
  const makeLink = useMakeLink();
  const usualHolidays = useUsualHolidays();
  return useMutation({
    mutationFn: async ({ teamIds, holidaysOf, ...person }: NewPerson) => {
      const added = await addPerson.mutateAsync({
        ...person,
        timeZone: workspace?.timeZone,
        hours: workspace?.hours ?? null,
        holidaysOf: holidaysOf === undefined ? await usualHolidays.read() : holidaysOf,
      });
      await join(added, teamIds);
      const link = await makeLink.mutateAsync({ personId: added.id, purpose: "invitation" });
      return { person: added, link };
    },
  });
}

/** Changes somebody, and the teams they are in. */
export function useEditInTeams() {
  const changePerson = useChangePerson();
  const join = useSetTeams();
  return useMutation({
    mutationFn: async ({ person, values: { teamIds, ...change } }: { person: PersonView; values: PersonValues }) => {
      await changePerson.mutateAsync({ id: person.id, ...change });
      await join(person, teamIds);
      return serverNow();
    },
  });
}

/** Puts somebody into exactly these teams; others keep their shares. */
function useSetTeams() {
  const { data: teams = [] } = useTeams();
  const changeTeam = useChangeTeam();
  return async (person: PersonView, teamIds: readonly string[]) => {
    const wanted = new Set(teamIds);
    const changed = teams.filter((team) => wanted.has(team.id) !== person.teamIds.includes(team.id));
    for (const team of changed) {
      const others = team.members
        .filter(({ repId }) => repId !== person.id)
        .map(({ repId, weight }) => ({ repId, weight }));
      const members = wanted.has(team.id) ? [...others, { repId: person.id, weight: 1 }] : others;
      await changeTeam.mutateAsync({ id: team.id, members });
    }
  };
}
