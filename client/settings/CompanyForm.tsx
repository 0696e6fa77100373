import { Button, Select, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import type { WorkspaceView } from "../../server/workspace/contract.ts";
import { ApiError, messageOf } from "../api/errors.ts";
import { useChangeWorkspace } from "../api/workspace.ts";
import { LanguageChoice, TimeZoneChoice } from "../ui/Choices.tsx";
import { Note } from "../ui/Note.tsx";
import { Panel } from "../ui/Panel.tsx";
import { tellDone } from "../ui/tell.tsx";
import { countryOptions, currencyOptions } from "./regions.ts";
import classes from "./SettingsPage.module.css";

/** Name and place of the company. */
export function CompanyForm({ workspace }: { workspace: WorkspaceView }) {
  const change = useChangeWorkspace();
  const { company, timeZone, country, language, currency } = workspace;
  const form = useForm({
    initialValues: { company, timeZone, country, language, currency },
    validate: { company: (name) => (name.trim() ? null : "Give the company's name") },
  });
  const submit = form.onSubmit((values) =>
    change.mutate(values, {
      onSuccess: () => {
        form.resetDirty();
        tellDone("Company saved.");
      },
      onError: (error) => error instanceof ApiError && form.setErrors(error.fields),
    }),
  );
  return (
    <Panel title="Company">
      <form className={classes.form} onSubmit={submit}>
        <TextInput
          label="Name"
          description="Customers see it on forms."
          autoComplete="organization"
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
            error={form.errors["timeZone"]}
          />
          <LanguageChoice
            label="Language of most leads"
            value={form.values.language}
            onChange={(code) => form.setFieldValue("language", code)}
            error={form.errors["language"]}
          />
          <Select label="Currency" data={currencyOptions()} searchable {...form.getInputProps("currency")} />
        </div>
        {change.isError && <Note tone="bad">{messageOf(change.error)}</Note>}
        <div>
          <Button type="submit" variant="filled" loading={change.isPending} disabled={!form.isDirty()}>
            Save
          </Button>
        </div>
      </form>
    </Panel>
  );
}
