import { Select } from "@mantine/core";
import type { PersonView } from "../../../server/people/contract.ts";
import { usePeople } from "../../api/people.ts";
import { canStandIn, circleWords } from "./backup-circle.ts";
import { PartEnd } from "./PartEnd.tsx";
import { usePart } from "./use-part.ts";

const NOBODY = "";

/** Who takes somebody's leads when they cannot. */
export function PersonBackup({ person }: { person: PersonView }) {
  const { data: people = [] } = usePeople();
  const part = usePart(person, "backup", { backupId: person.backupId }, `Backup of ${person.name} saved.`);
  const { backupId } = part.draft;
  const problem = circleWords(people, person, backupId);
  const choices = people
    .filter((one) => one.id === backupId || canStandIn(one, person))
    .map(({ id, name }) => ({ value: id, label: name }));
  return (
    <>
      <Select
        label="Backup"
        description="Where a flow says so, their leads go here while they are away or do not answer."
        data={[{ value: NOBODY, label: "Nobody" }, ...choices]}
        searchable
        value={backupId ?? NOBODY}
        onChange={(id) => part.set({ backupId: id || null })}
        error={Boolean(problem)}
        nothingFoundMessage="Nobody of that name"
      />
      <PartEnd part={part} save="Save backup" problem={problem} />
    </>
  );
}
