import { Select } from "@mantine/core";
import { useTeams } from "../../api/people.ts";
import { textsOf, type WidgetProps } from "../widget.ts";

export function TeamWidget({ field, value, onChange }: WidgetProps) {
  const teams = useTeams();
  const chosen = teams.data?.find(({ id, tookIn }) => [id, ...tookIn].some((one) => one === value));
  const options = (teams.data ?? []).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Select
      {...textsOf(field)}
      placeholder="Choose a team"
      data={options}
      value={chosen?.id ?? null}
      onChange={(id) => onChange(id ?? undefined)}
      searchable={options.length > 8}
      nothingFoundMessage="No team yet. Add one on the page Team."
    />
  );
}
