import { Button, NumberInput, Select, Textarea, TextInput } from "@mantine/core";
import { type ReactNode, useState } from "react";
import type { NewLead } from "../../../server/intake/contract.ts";
import { useSources } from "../../api/sources.ts";
import { useWorkspace } from "../../api/workspace.ts";
import { COUNTRIES } from "../../config-form/countries.ts";
import { languageOptions } from "../../config-form/languages.ts";
import { numberFrom } from "../../config-form/number.ts";
import { LiteralInput } from "../../config-form/rules/LiteralInput.tsx";
import parts from "../parts.module.css";
import classes from "./try.module.css";

type Fields = NewLead["fields"];

export interface TypedLead {
  readonly name: string;
  readonly source: string | null;
  readonly language: string | null;
  readonly country: string | null;
  readonly company: string;
  readonly companySize: number | null;
  readonly product: string;
  readonly value: number | null;
  readonly message: string;
  readonly fields: Fields;
}

export const EXAMPLE_LEAD: TypedLead = {
  name: "Nora Example",
  source: null,
  language: "de",
  country: "DE",
  company: "",
  companySize: null,
  product: "",
  value: null,
  message: "",
  fields: {},
};

export function toNewLead({ source, ...lead }: TypedLead) {
  return { ...lead, ...(source !== null && { source }) };
}

interface TriedLeadProps {
  readonly lead: TypedLead;
  readonly onChange: (lead: TypedLead) => void;
  /** What else the lead comes with, below where it comes from. */
  readonly children?: ReactNode;
}

/** The lead to try. Only the name must be there; each other field may decide the way. */
export function TriedLead({ lead, onChange, children }: TriedLeadProps) {
  const sources = useSources();
  const workspace = useWorkspace();
  const set = (change: Partial<TypedLead>) => onChange({ ...lead, ...change });
  // On a phone the answer stands below: it is in sight as long as the rest of the lead is folded.
  const [isWhole, setWhole] = useState(false);
  return (
    <div className={parts.section}>
      <div className={classes.usual}>
        <TextInput
          label="Name"
          required
          value={lead.name}
          onChange={({ currentTarget }) => set({ name: currentTarget.value })}
          error={lead.name.trim() === "" && "Write a name"}
        />
        <Select
          label="Language"
          placeholder="Not known"
          data={languageOptions()}
          value={lead.language}
          onChange={(language) => set({ language })}
          clearable
          searchable
        />
        <Select
          label="Country"
          placeholder="Not known"
          data={COUNTRIES}
          value={lead.country}
          onChange={(country) => set({ country })}
          clearable
          searchable
          limit={60}
        />
        <Select
          label="Comes in from"
          placeholder="Any source"
          data={(sources.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          value={lead.source}
          onChange={(source) => set({ source })}
          clearable
        />
      </div>
      <Button size="xs" className={classes.unfold} aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
        {isWhole ? "Less about the lead" : "More about the lead"}
      </Button>
      <div className={classes.further} data-shown={isWhole}>
        {children}
        <TextInput
          label="Company"
          value={lead.company}
          onChange={({ currentTarget }) => set({ company: currentTarget.value })}
        />
        <NumberInput
          label="Company size (people)"
          value={lead.companySize ?? ""}
          min={1}
          max={10_000_000}
          allowDecimal={false}
          onChange={(size) => set({ companySize: numberFrom(size) ?? null })}
        />
        <TextInput
          label="Product"
          value={lead.product}
          onChange={({ currentTarget }) => set({ product: currentTarget.value })}
        />
        <NumberInput
          label="Value"
          value={lead.value ?? ""}
          min={0}
          onChange={(value) => set({ value: numberFrom(value) ?? null })}
        />
        {(workspace.data?.customFields ?? []).map((field) => (
          <LiteralInput
            key={field.name}
            label={field.label}
            field={field}
            isList={field.type === "list"}
            value={lead.fields[field.name]}
            onChange={(value) => set({ fields: withField(lead.fields, field.name, value) })}
          />
        ))}
        <Textarea
          label="Message"
          autosize
          minRows={2}
          value={lead.message}
          onChange={({ currentTarget }) => set({ message: currentTarget.value })}
        />
      </div>
    </div>
  );
}

function withField(fields: Fields, name: string, value: Fields[string] | undefined): Fields {
  const { [name]: _, ...others } = fields;
  return value === undefined ? others : { ...others, [name]: value };
}
