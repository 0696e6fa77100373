import type { Literal } from "../../../node-catalog/rules/schema.ts";
import { useFillableFields } from "../lead-fields.ts";
import { LiteralInput } from "../rules/LiteralInput.tsx";
import type { WidgetProps } from "../widget.ts";

/** A value for the field that the form names beside it, typed as that field is. */
export function FieldValueWidget({ field, value, onChange, config }: WidgetProps) {
  const fields = useFillableFields();
  const target = fields.find(({ name }) => name === config["field"]) ?? { name: "", label: "", type: "text" as const };
  return (
    <LiteralInput
      label={field.label}
      description={field.help}
      field={target}
      isList={target.type === "list"}
      value={(value ?? undefined) as Literal | undefined}
      onChange={(next) => onChange(next ?? null)}
    />
  );
}
