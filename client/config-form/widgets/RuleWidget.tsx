import { Button, Input } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import type { Rule } from "../../../node-catalog/rules/schema.ts";
import { useLeadFields } from "../lead-fields.ts";
import { firstTerm } from "../rules/rule-edits.ts";
import { RuleEditor } from "../rules/RuleEditor.tsx";
import { RuleSentence } from "../rules/RuleSentence.tsx";
import type { ConfigValue } from "../schema.ts";
import type { WidgetProps } from "../widget.ts";

/** Conditions on a lead, or none. */
export function RuleWidget({ field, value, onChange }: WidgetProps) {
  const fields = useLeadFields();
  const rule = (value ?? null) as unknown as Rule | null;
  const set = (next: Rule | null) => onChange(next as unknown as ConfigValue);
  return (
    <Input.Wrapper label={field.label} labelElement="div" description={field.help}>
      {rule ? (
        <>
          <p className="small">
            <RuleSentence rule={rule} />
          </p>
          <RuleEditor rule={rule} fields={fields} onChange={set} onRemove={() => set(null)} />
        </>
      ) : (
        <div>
          <Button size="xs" leftSection={<IconPlus size={14} />} onClick={() => set(firstTerm())}>
            Choose by conditions
          </Button>
        </div>
      )}
    </Input.Wrapper>
  );
}
