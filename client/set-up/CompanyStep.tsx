import { Button, Select, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { messageOf } from "../api/errors.ts";
import { useChangeWorkspace } from "../api/workspace.ts";
import { browserDefaults, countryOptions, currencyOptions } from "../settings/regions.ts";
import { LanguageChoice, TimeZoneChoice } from "../ui/Choices.tsx";
import { Note } from "../ui/Note.tsx";
import { Panel } from "../ui/Panel.tsx";
import { hoursWords } from "../ui/week.ts";
import type { StepProps } from "./step-props.ts";
import classes from "./SetUpPage.module.css";
import { doneSteps } from "./steps.ts";

/** Name and place of the company; the browser knows most of it. */
export function CompanyStep({ workspace, onNext }: StepProps) {
  const change = useChangeWorkspace();
  const isDone = doneSteps(workspace).has("company");
  const { company, timeZone, country, language, currency } = workspace;
  const form = useForm({
    initialValues: isDone ? { company, timeZone, country, language, currency } : { company: "", ...browserDefaults() },
    validate: { company: (name) => (name.trim() ? null : "Give your company's name") },
  });
  const submit = form.onSubmit((values) => change.mutate(values, { onSuccess: onNext }));
  return (
    <Panel title="Your company">
      <form className={classes.form} onSubmit={submit}>
        <TextInput
          label="Name"
          description="Customers see it on forms."
          autoComplete="organization"
          data-autofocus
          {...form.getInputProps("company")}
        />
        <div className={classes.two}>
          <Select
            label="Country"
            data={countryOptions()}
            searchable
            placeholder="Choose a country"
            {...form.getInputProps("country")}
          />
          <TimeZoneChoice
            label="Time zone"
            value={form.values.timeZone}
            onChange={(zone) => form.setFieldValue("timeZone", zone)}
          />
          <LanguageChoice
            label="Language of most leads"
            value={form.values.language}
            onChange={(code) => form.setFieldValue("language", code)}
          />
          <Select label="Currency" data={currencyOptions()} searchable {...form.getInputProps("currency")} />
        </div>
        <p className="help">
          New people begin with these hours: {hoursWords(workspace.hours)}. You can change them for each person.
        </p>
        {change.isError && <Note tone="bad">{messageOf(change.error)}</Note>}
        <div>
          <Button type="submit" variant="filled" loading={change.isPending}>
            Save and go on
          </Button>
        </div>
      </form>
    </Panel>
  );
}
