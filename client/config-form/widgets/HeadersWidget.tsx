import { RowsInput } from "../RowsInput.tsx";
import type { WidgetProps } from "../widget.ts";

export function HeadersWidget({ field, value, onChange }: WidgetProps) {
  return (
    <RowsInput
      field={field}
      rows={value}
      onChange={onChange}
      columns={[
        { name: "name", label: "Name", placeholder: "Authorization" },
        { name: "value", label: "Value", placeholder: "Bearer {{ secrets.NAME }}" },
      ]}
      addLabel="Add a header"
    />
  );
}
