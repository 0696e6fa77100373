import { Button, Checkbox, Input, Select } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import classes from "../config-form.module.css";
import { languageLevelOptions } from "../language-levels.ts";
import { MATCHES, requirementsOf, withRequirement } from "../requirements.ts";
import type { WidgetProps } from "../widget.ts";
import { MoreRequirements } from "./MoreRequirements.tsx";

/** Who of the team can take the lead: what it asks of them, and what more a company may ask. */
export function RequirementsWidget({ field, value, onChange }: WidgetProps) {
  const asked = requirementsOf(value);
  const { match = [], languageLevel, ...more } = asked;
  const [isMoreShown, showMore] = useState(Object.keys(more).length > 0);
  const set = (change: Partial<typeof asked>) => onChange(withRequirement(asked, change));
  return (
    <Input.Wrapper component="fieldset" label={field.label} labelElement="div" className={classes.requirements}>
      <Checkbox.Group
        aria-label={field.label}
        description={field.help}
        value={[...match]}
        onChange={(next) => set({ match: next })}
      >
        <div className={classes.checks}>
          {Object.entries(MATCHES).map(([what, label]) => (
            <Checkbox key={what} value={what} label={label} />
          ))}
        </div>
      </Checkbox.Group>
      {match.includes("language") && (
        <Select
          label="How well"
          data={[{ value: "", label: "At any level" }, ...languageLevelOptions]}
          value={languageLevel ?? ""}
          onChange={(level) => set({ languageLevel: level || undefined })}
        />
      )}
      {isMoreShown ? (
        <MoreRequirements asked={asked} set={set} />
      ) : (
        <Button size="xs" variant="default" leftSection={<IconPlus size={14} />} onClick={() => showMore(true)}>
          Ask for more
        </Button>
      )}
    </Input.Wrapper>
  );
}
