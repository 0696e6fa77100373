import { Select } from "@mantine/core";
import type { ReactNode } from "react";
import type { PersonView } from "../../server/people/contract.ts";

const NOBODY = "";

interface LeaderChoiceProps {
  readonly people: readonly PersonView[];
  readonly value: string | null;
  readonly onChange: (id: string | null) => void;
  readonly error?: ReactNode;
}

/** Who leads a team, or nobody. */
export function LeaderChoice({ people, value, onChange, error }: LeaderChoiceProps) {
  const choices = people
    .filter(({ id, active }) => active || id === value)
    .map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Select
      label="Leader"
      description="Is told when a lead is late or waits for somebody."
      data={[{ value: NOBODY, label: "Nobody" }, ...choices]}
      searchable
      value={value ?? NOBODY}
      onChange={(id) => onChange(id === NOBODY ? null : id)}
      error={error}
    />
  );
}
