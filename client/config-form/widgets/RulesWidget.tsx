import { ActionIcon, Button, Input } from "@mantine/core";
import { IconArrowUp, IconPlus } from "@tabler/icons-react";
import type { Rule } from "../../../node-catalog/rules/schema.ts";
import classes from "../config-form.module.css";
import { useLeadFields } from "../lead-fields.ts";
import { OutcomeName } from "../OutcomeName.tsx";
import { firstTerm } from "../rules/rule-edits.ts";
import { RuleEditor } from "../rules/RuleEditor.tsx";
import { RuleSentence } from "../rules/RuleSentence.tsx";
import type { ConfigValue } from "../schema.ts";
import type { WidgetProps } from "../widget.ts";

interface Branch {
  readonly id: string;
  readonly label: string;
  readonly rule: Rule;
}

/** Outcomes of one's own, each with its conditions; the first that is true is taken. */
export function RulesWidget({ field, value, onChange }: WidgetProps) {
  const fields = useLeadFields();
  const branches = (Array.isArray(value) ? value : []) as unknown as readonly Branch[];
  const set = (next: readonly Branch[]) => onChange(next as unknown as ConfigValue);
  const change = (index: number, part: Partial<Branch>) => set(branches.with(index, { ...branches[index]!, ...part }));
  return (
    <Input.Wrapper label={field.label} labelElement="div" description={field.help}>
      <ol className={classes.outcomes}>
        {branches.map((branch, index) => (
          <li key={branch.id} className={classes.outcome}>
            <OutcomeName
              what="outcome"
              index={index}
              label={branch.label}
              onRename={(label) => change(index, { label })}
              onRemove={() => set(branches.toSpliced(index, 1))}
            >
              {index > 0 && (
                <ActionIcon
                  aria-label={`Try “${branch.label}” earlier`}
                  onClick={() => set(branches.with(index, branches[index - 1]!).with(index - 1, branch))}
                >
                  <IconArrowUp size={16} />
                </ActionIcon>
              )}
            </OutcomeName>
            <p className="small">
              <RuleSentence rule={branch.rule} />
            </p>
            <RuleEditor rule={branch.rule} fields={fields} onChange={(rule) => change(index, { rule })} />
          </li>
        ))}
      </ol>
      <Button size="xs" leftSection={<IconPlus size={14} />} onClick={() => set([...branches, newBranch(branches)])}>
        Add an outcome
      </Button>
    </Input.Wrapper>
  );
}

/** Its id stays when it is renamed, so that its arrow does. */
function newBranch(branches: readonly Branch[]): Branch {
  const taken = new Set(branches.map(({ id }) => id));
  let number = branches.length + 1;
  while (taken.has(`outcome-${number}`)) number += 1;
  return { id: `outcome-${number}`, label: `Outcome ${number}`, rule: firstTerm() };
}
