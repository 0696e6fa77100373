import { NumberInput } from "@mantine/core";
import { numberFrom } from "../number.ts";
import { mayBeEmpty, textsOf, type WidgetProps } from "../widget.ts";

export function NumberWidget({ field, value, onChange }: WidgetProps) {
  return (
    <NumberInput
      {...textsOf(field)}
      value={typeof value === "number" ? value : ""}
      onChange={(next) => onChange(numberFrom(next) ?? (mayBeEmpty(field) ? null : undefined))}
      min={field.minimum}
      max={field.maximum}
    />
  );
}
