import { TextInput } from "@mantine/core";
import { mayBeEmpty, textsOf, type WidgetProps } from "../widget.ts";

export function TimeOfDayWidget({ field, value, onChange }: WidgetProps) {
  return (
    <TextInput
      {...textsOf(field)}
      type="time"
      value={typeof value === "string" ? value : ""}
      onChange={({ currentTarget }) => onChange(currentTarget.value || (mayBeEmpty(field) ? null : undefined))}
    />
  );
}
