import { ActionIcon, Select } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import type { Field } from "../../../node-catalog/rules/fields.ts";
import { OPERATORS_OF } from "../../../node-catalog/rules/guard.ts";
import { operatorWord } from "../../../node-catalog/rules/say.ts";
import { type Term, termOf } from "../../../node-catalog/rules/schema.ts";
import classes from "../config-form.module.css";
import { LiteralInput } from "./LiteralInput.tsx";
import { makeTerm, takesList, takesValue, withField, withOperator } from "./rule-edits.ts";

interface TermEditorProps {
  readonly term: Term;
  readonly fields: readonly Field[];
  readonly onChange: (term: Term) => void;
  readonly onRemove?: () => void;
}

/** One condition: field, comparison, value. */
export function TermEditor({ term, fields, onChange, onRemove }: TermEditorProps) {
  const { operator, field: name, value } = termOf(term);
  const field = fields.find((one) => one.name === name) ?? { name, label: name, type: "text" as const };
  const operators = OPERATORS_OF[field.type].map((one) => ({ value: one, label: operatorWord(one, field.type) }));
  return (
    <div className={classes.term}>
      <div className={classes.termInputs}>
        <Select
          aria-label="Field"
          data={fields.map(({ name, label }) => ({ value: name, label }))}
          value={name}
          onChange={(next) => {
            const chosen = fields.find((one) => one.name === next);
            if (chosen) onChange(withField(term, chosen.name, chosen.type));
          }}
          searchable
        />
        <Select
          aria-label="Comparison"
          data={operators}
          value={operator}
          onChange={(next) => next && onChange(withOperator(term, next))}
        />
        {takesValue(operator) && (
          <LiteralInput
            ariaLabel={`${field.label} ${operatorWord(operator, field.type)}`}
            field={field}
            isList={takesList(operator)}
            value={value}
            onChange={(next) => onChange(makeTerm(operator, name, next))}
          />
        )}
      </div>
      {onRemove && (
        <ActionIcon aria-label={`Remove the condition on ${field.label}`} onClick={onRemove}>
          <IconX size={16} />
        </ActionIcon>
      )}
    </div>
  );
}
