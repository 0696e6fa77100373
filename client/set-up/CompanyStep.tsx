import { useForm } from "@mantine/form";
import { useChangeWorkspace } from "../api/workspace.ts";
import { CompanyFields, type CompanyValues, validateCompany } from "../settings/CompanyFields.tsx";
import { browserDefaults } from "../settings/regions.ts";
import { FormEnd } from "../ui/FormEnd.tsx";
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
  const form = useForm<CompanyValues>({
    initialValues: isDone ? { company, timeZone, country, language, currency } : { company: "", ...browserDefaults() },
    validate: validateCompany,
  });
  const submit = form.onSubmit((values) => change.mutate(values, { onSuccess: onNext }));
  return (
    <Panel title="Your company">
      <form className={classes.form} onSubmit={submit}>
        <CompanyFields form={form} />
        <p className="help">
          New people begin with these hours: {hoursWords(workspace.hours)}. You can change them for each person.
        </p>
        <FormEnd submit="Save and go on" isPending={change.isPending} error={change.error} />
      </form>
    </Panel>
  );
}
