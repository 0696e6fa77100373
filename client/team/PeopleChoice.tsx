import type { PersonView } from "../../server/people/contract.ts";
import { MultiChoice } from "../ui/MultiChoice.tsx";

interface PeopleChoiceProps {
  readonly label: string;
  readonly people: readonly PersonView[];
  readonly value?: string[];
  readonly onChange?: (ids: string[]) => void;
}

/** Several people, by their names; who left cannot be added. */
export function PeopleChoice({ label, people, value = [], onChange }: PeopleChoiceProps) {
  return (
    <MultiChoice
      label={label}
      data={people
        .filter(({ id, active }) => active || value.includes(id))
        .map(({ id, name }) => ({ value: id, label: name }))}
      value={value}
      onChange={onChange}
      searchable
      hidePickedOptions
      placeholder={value.length === 0 ? "Choose people" : ""}
      nothingFoundMessage="Nobody of that name"
    />
  );
}
