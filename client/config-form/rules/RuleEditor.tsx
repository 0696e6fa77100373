import { Button, SegmentedControl } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import type { Field } from "../../../node-catalog/rules/fields.ts";
import { DEEPEST, partsOf, type Rule, type Term } from "../../../node-catalog/rules/schema.ts";
import classes from "../config-form.module.css";
import { asGroup, firstTerm, makeGroup, makeTerm } from "./rule-edits.ts";
import { TermEditor } from "./TermEditor.tsx";

interface RuleEditorProps {
  readonly rule: Rule;
  readonly fields: readonly Field[];
  readonly onChange: (rule: Rule) => void;
  readonly onRemove?: () => void;
  readonly depth?: number;
}

const JOINS = [
  { value: "and", label: "All are true" },
  { value: "or", label: "One is true" },
];

/** Conditions, joined by "all" or "one", with groups inside. */
export function RuleEditor({ rule, fields, onChange, onRemove, depth = 1 }: RuleEditorProps) {
  const { join, rules } = asGroup(rule);
  const replace = (index: number, part: Rule) => onChange(makeGroup(join, rules.with(index, part)));
  const remove = (index: number) => {
    if (rules.length > 1) return () => onChange(makeGroup(join, rules.toSpliced(index, 1)));
    return onRemove;
  };
  const add = (part: Rule) => onChange(makeGroup(join, [...rules, part]));
  return (
    <div className={classes.group}>
      {rules.length > 1 && (
        <SegmentedControl
          size="xs"
          aria-label="How conditions are joined"
          data={JOINS}
          value={join}
          onChange={(next) => onChange(makeGroup(next as "and" | "or", rules))}
        />
      )}
      {rules.map((part, index) =>
        partsOf(part) ? (
          <RuleEditor
            key={index}
            rule={part}
            fields={fields}
            onChange={(next) => replace(index, next)}
            onRemove={remove(index)}
            depth={depth + 1}
          />
        ) : (
          <TermEditor
            key={index}
            term={part as Term}
            fields={fields}
            onChange={(next) => replace(index, next)}
            onRemove={remove(index)}
          />
        ),
      )}
      <div className="row wrap">
        <Button
          size="xs"
          variant="subtle"
          leftSection={<IconPlus size={14} />}
          onClick={() => add(makeTerm("==", "country"))}
        >
          Condition
        </Button>
        {depth < DEEPEST && (
          <Button size="xs" variant="subtle" leftSection={<IconPlus size={14} />} onClick={() => add(firstTerm())}>
            Group
          </Button>
        )}
      </div>
    </div>
  );
}
