import { Select } from "@mantine/core";
import { useFillableFields } from "../lead-fields.ts";
import { textsOf, type WidgetProps } from "../widget.ts";

export function FieldWidget({ field, value, onChange }: WidgetProps) {
  const fields = useFillableFields();
  return (
    <Select
      {...textsOf(field)}
      placeholder="Choose a field"
      data={fields.map(({ name, label }) => ({ value: name, label }))}
      value={typeof value === "string" ? value : null}
      onChange={(name) => onChange(name ?? undefined)}
      searchable
      nothingFoundMessage="No field has this name"
    />
  );
}
