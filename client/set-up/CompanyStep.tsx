import { TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { type FormEvent, useState } from "react";
import { useChangeWorkspace } from "../api/workspace.ts";
import { ApiError } from "../api/errors.ts";
import { CompanyFields, type CompanyValues, validateCompany } from "../settings/CompanyFields.tsx";
import { browserDefaults, moveTo, usualIn } from "../settings/regions.ts";
import { useIntroduce, validateEmail, validateName } from "../sign-in/use-introduce.ts";
import { FormEnd } from "../ui/FormEnd.tsx";
import { countryName } from "../ui/names.ts";
import { Panel } from "../ui/Panel.tsx";
import { hoursWords } from "../ui/week.ts";
import type { StepProps } from "./step-props.ts";
import classes from "./SetUpPage.module.css";
import { doneSteps } from "./steps.ts";

/** Name and place of the company, most of which the browser knows; and who sets it up, where nobody has said. */
export function CompanyStep({ workspace, onNext }: StepProps) {
  const change = useChangeWorkspace();
  const { introduce, isUnnamed, knownName } = useIntroduce();
  // Whoever says who they are keeps the fields until the step is over.
  const [asksName] = useState(isUnnamed);
  const isDone = doneSteps(workspace).has("company");
  const { company, timeZone, country, language, currency } = workspace;
  const form = useForm<CompanyValues>({
    initialValues: isDone ? { company, timeZone, country, language, currency } : { company: "", ...browserDefaults() },
    validate: validateCompany,
  });
  const person = useForm({
    initialValues: { name: knownName, email: "" },
    validate: { name: validateName, email: (email) => (email.trim() ? validateEmail(email) : null) },
  });
  const [proposed, setProposed] = useState<ReturnType<typeof usualIn>>(() => (isDone ? usualIn(country) : form.values));
  const move = (to: string | null) => {
    form.setValues(moveTo(to, form.values, proposed));
    const next = usualIn(to);
    setProposed({ ...next, timeZone: next.timeZone ?? proposed.timeZone });
  };
  const save = (values: CompanyValues) => change.mutate(values, { onSuccess: onNext });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    const isNamed = !asksName || !person.validate().hasErrors;
    form.onSubmit((values) => {
      if (!asksName) return save(values);
      if (!isNamed) return;
      introduce.mutate(person.values, {
        onSuccess: () => save(values),
        onError: (error) => error instanceof ApiError && person.setErrors(error.fields),
      });
    })(event);
  };
  const place = form.values.country;
  return (
    <Panel title="Your company">
      <form className={classes.form} onSubmit={submit}>
        {asksName && (
          <div className={classes.two}>
            <TextInput
              label="Your name"
              description="Your colleagues see it."
              autoComplete="name"
              {...person.getInputProps("name")}
            />
            <TextInput
              label="Your e-mail"
              description="With it you can sign in later. You can leave it empty."
              type="email"
              autoComplete="username"
              {...person.getInputProps("email")}
            />
          </div>
        )}
        <CompanyFields form={form} onCountry={move} />
        <p className="help">
          New people begin with these hours: {hoursWords(workspace.hours)}
          {place && `, and have the public holidays of ${countryName(place)}`}. You can change them for each person
          under Team.
        </p>
        <FormEnd
          submit="Save and go on"
          isPending={introduce.isPending || change.isPending}
          error={introduce.error ?? change.error}
        />
      </form>
    </Panel>
  );
}
