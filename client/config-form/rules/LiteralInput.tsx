import { NumberInput, Select, TagsInput, TextInput } from "@mantine/core";
import type { Field } from "../../../node-catalog/rules/fields.ts";
import type { Literal } from "../../../node-catalog/rules/schema.ts";
import { useSources } from "../../api/sources.ts";
import { COUNTRIES } from "../countries.ts";
import { languageOptions } from "../languages.ts";
import { numberFrom } from "../number.ts";
import { MultiChoice } from "../../ui/MultiChoice.tsx";

interface LiteralInputProps {
  readonly field: Field;
  readonly isList: boolean;
  readonly value: Literal | undefined;
  readonly onChange: (value: Literal | undefined) => void;
  readonly label?: string;
  readonly description?: string;
  readonly ariaLabel?: string;
}

/** A value of the field's own type: a number, a date, yes or no, text, or one of a known list. */
export function LiteralInput(props: LiteralInputProps) {
  const { field, isList } = props;
  if (field.picker) return <PickedInput {...props} />;
  if (isList) return <ListInput {...props} />;
  switch (field.type) {
    case "number":
      return <TypedNumber {...props} />;
    case "yes-no":
      return <YesOrNo {...props} />;
    case "text":
    case "list":
    case "date":
      return <TypedText {...props} />;
  }
}

const textsOf = ({ label, description, ariaLabel }: LiteralInputProps) => ({
  label,
  description,
  "aria-label": label === undefined ? ariaLabel : undefined,
});
const listOf = (value: Literal | undefined): string[] => (Array.isArray(value) ? value : []);

function PickedInput(props: LiteralInputProps) {
  const { field, isList, value, onChange } = props;
  const sources = useSources();
  const options = {
    source: () => (sources.data ?? []).map(({ id, name }) => ({ value: id, label: name })),
    language: () => languageOptions(),
    country: () => COUNTRIES,
  }[field.picker!]();
  if (isList) {
    return <MultiChoice {...textsOf(props)} data={options} value={listOf(value)} onChange={onChange} searchable />;
  }
  return (
    <Select
      {...textsOf(props)}
      data={options}
      value={typeof value === "string" ? value : null}
      onChange={(next) => onChange(next ?? undefined)}
      placeholder="Choose"
      searchable
    />
  );
}

function ListInput(props: LiteralInputProps) {
  const { value, onChange } = props;
  return <TagsInput {...textsOf(props)} value={listOf(value)} onChange={onChange} placeholder="Type, then Enter" />;
}

function TypedNumber(props: LiteralInputProps) {
  const { field, value, onChange } = props;
  return (
    <NumberInput
      {...textsOf(props)}
      allowDecimal={!field.isWhole}
      value={typeof value === "number" ? value : ""}
      onChange={(next) => onChange(numberFrom(next))}
    />
  );
}

function YesOrNo(props: LiteralInputProps) {
  const { value, onChange } = props;
  const options = [
    { value: "true", label: "Yes" },
    { value: "false", label: "No" },
  ];
  return (
    <Select
      {...textsOf(props)}
      data={options}
      value={typeof value === "boolean" ? String(value) : null}
      onChange={(next) => onChange(next === null ? undefined : next === "true")}
      placeholder="Choose"
    />
  );
}

function TypedText(props: LiteralInputProps) {
  const { field, value, onChange } = props;
  return (
    <TextInput
      {...textsOf(props)}
      type={field.type === "date" ? "date" : "text"}
      value={typeof value === "string" ? value : ""}
      onChange={({ currentTarget }) => onChange(currentTarget.value || undefined)}
    />
  );
}
