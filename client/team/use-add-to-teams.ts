import { useMutation } from "@tanstack/react-query";
import { serverNow } from "../api/clock.ts";
import { useAddPerson, useChangePerson, useMakeLink } from "../api/people.ts";
import { useWorkspace } from "../api/workspace.ts";
import type { PersonView } from "../../server/people/contract.ts";
import { changedOf, listChange } from "./changes.ts";
import type { PersonValues } from "./PersonFields.tsx";
import { useUsualHolidays } from "./time-off/use-time-off.ts";
import { useJoinAndLeave } from "./use-members.ts";

interface NewPerson extends PersonValues {
  /** undefined: the company's country's. */
  readonly holidaysOf?: string | null | undefined;
}

/**
 * Adds somebody with the company's zone, hours and holidays to teams, and makes the link that lets them in. Where only the
 * link fails they are here all the same: a second try would find their e-mail taken. The link is undefined then.
 */
export function useAddToTeams() {
  const { data: workspace } = useWorkspace();
  const addPerson = useAddPerson();
  const makeLink = useMakeLink();
  const usualHolidays = useUsualHolidays();
  return useMutation({
    mutationFn: async ({ holidaysOf, ...person }: NewPerson) => {
      const added = await addPerson.mutateAsync({
        ...person,
        timeZone: workspace?.timeZone,
        hours: workspace?.hours ?? null,
        holidaysOf: holidaysOf === undefined ? await usualHolidays.read() : holidaysOf,
      });
      const link = await makeLink.mutateAsync({ personId: added.id, purpose: "invitation" }).catch(() => undefined);
      return { person: added, link };
    },
  });
}

interface Edit {
  readonly person: PersonView;
  /** As they were when the form was opened. */
  readonly before: PersonValues;
  readonly values: PersonValues;
}

/** Changes somebody, and the teams they are in: what the form changed, and nothing that others changed meanwhile. */
export function useEditInTeams() {
  const changePerson = useChangePerson();
  const joinAndLeave = useJoinAndLeave();
  return useMutation({
    mutationFn: async ({ person, before, values }: Edit) => {
      const { teamIds, ...change } = changedOf(before, values);
      if (Object.keys(change).length > 0) await changePerson.mutateAsync({ id: person.id, ...change });
      if (teamIds) await joinAndLeave.mutateAsync({ personId: person.id, ...listChange(before.teamIds, teamIds) });
      return serverNow();
    },
  });
}
