import { Select } from "@mantine/core";
import { usePeople } from "../../api/people.ts";
import { textsOf, type WidgetProps } from "../widget.ts";

export function PersonWidget({ field, value, onChange }: WidgetProps) {
  const people = usePeople();
  const active = (people.data ?? []).filter(({ active, id }) => active || id === value);
  return (
    <Select
      {...textsOf(field)}
      placeholder="Choose a person"
      data={active.map(({ id, name }) => ({ value: id, label: name }))}
      value={typeof value === "string" ? value : null}
      onChange={(id) => onChange(id ?? undefined)}
      searchable
      nothingFoundMessage="Nobody has this name"
    />
  );
}
