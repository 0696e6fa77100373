import { TextInput } from "@mantine/core";
import { mayBeEmpty, textsOf, type WidgetProps } from "../widget.ts";

export function TextWidget({ field, value, onChange }: WidgetProps) {
  return (
    <TextInput
      {...textsOf(field)}
      value={typeof value === "string" ? value : ""}
      onChange={({ currentTarget }) => onChange(currentTarget.value || emptyOf(field))}
      maxLength={field.maxLength}
    />
  );
}

const emptyOf = (field: WidgetProps["field"]) => (mayBeEmpty(field) ? "" : undefined);
