import { Select } from "@mantine/core";
import { mayBeEmpty, textsOf, type WidgetProps } from "../widget.ts";

const ZONES = Intl.supportedValuesOf("timeZone").map((zone) => ({ value: zone, label: zone.replaceAll("_", " ") }));

export function TimeZoneWidget({ field, value, onChange }: WidgetProps) {
  return (
    <Select
      {...textsOf(field)}
      placeholder={mayBeEmpty(field) ? "The company’s" : "Choose a time zone"}
      data={ZONES}
      value={typeof value === "string" ? value : null}
      onChange={(zone) => onChange(zone ?? (mayBeEmpty(field) ? null : undefined))}
      searchable
      clearable={mayBeEmpty(field)}
      limit={40}
      nothingFoundMessage="No time zone has this name"
    />
  );
}
