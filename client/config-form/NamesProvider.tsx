import { type ReactNode, useMemo } from "react";
import { usePeople, useTeams } from "../api/people.ts";
import { useSources } from "../api/sources.ts";
import { useWorkspace } from "../api/workspace.ts";
import { type Names, NamesContext } from "./names.ts";

/** Reads the names that steps' sentences need, once for all of them. */
export function NamesProvider({ children }: { children: ReactNode }) {
  const { data: teams } = useTeams();
  const { data: people } = usePeople();
  const { data: sources } = useSources();
  const { data: workspace } = useWorkspace();
  const names = useMemo<Names>(
    () => ({
      teams: new Map(teams?.flatMap(({ id, tookIn, name }) => [id, ...tookIn].map((one) => [one, name] as const))),
      people: byId(people),
      sources: byId(sources),
      fields: new Map((workspace?.customFields ?? []).map(({ name, label }) => [`fields.${name}`, label])),
    }),
    [teams, people, sources, workspace],
  );
  return <NamesContext value={names}>{children}</NamesContext>;
}

const byId = (list: readonly { id: string; name: string }[] = []) => new Map(list.map(({ id, name }) => [id, name]));
