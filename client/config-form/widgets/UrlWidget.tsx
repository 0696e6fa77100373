import { TextInput } from "@mantine/core";
import { textsOf, type WidgetProps } from "../widget.ts";

export function UrlWidget({ field, value, onChange }: WidgetProps) {
  return (
    <TextInput
      {...textsOf(field)}
      inputMode="url"
      autoCapitalize="off"
      spellCheck={false}
      value={typeof value === "string" ? value : ""}
      onChange={({ currentTarget }) => onChange(currentTarget.value || undefined)}
    />
  );
}
