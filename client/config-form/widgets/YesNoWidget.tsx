import { Switch } from "@mantine/core";
import type { WidgetProps } from "../widget.ts";

export function YesNoWidget({ field, value, onChange }: WidgetProps) {
  return (
    <Switch
      label={field.label}
      description={field.help}
      checked={value === true}
      onChange={({ currentTarget }) => onChange(currentTarget.checked)}
    />
  );
}
