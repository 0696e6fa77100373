import { useFillableFields } from "../lead-fields.ts";
import { RowsInput } from "../RowsInput.tsx";
import type { WidgetProps } from "../widget.ts";

export function FieldMapWidget({ field, value, onChange }: WidgetProps) {
  const fields = useFillableFields();
  return (
    <RowsInput
      field={field}
      rows={value}
      onChange={onChange}
      columns={[
        { name: "from", label: "Where it stands", placeholder: "/company/size" },
        {
          name: "field",
          label: "Field",
          placeholder: "Choose a field",
          options: fields.map(({ name, label }) => ({ value: name, label })),
        },
      ]}
      addLabel="Keep a value"
    />
  );
}
