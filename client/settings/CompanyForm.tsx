import { useForm } from "@mantine/form";
import type { WorkspaceView } from "../../server/workspace/contract.ts";
import { ApiError } from "../api/errors.ts";
import { useChangeWorkspace } from "../api/workspace.ts";
import { FormEnd } from "../ui/FormEnd.tsx";
import { Panel } from "../ui/Panel.tsx";
import { tellDone } from "../ui/tell.tsx";
import { CompanyFields, type CompanyValues, validateCompany } from "./CompanyFields.tsx";
import classes from "./SettingsPage.module.css";

/** Name and place of the company. */
export function CompanyForm({ workspace }: { workspace: WorkspaceView }) {
  const change = useChangeWorkspace();
  const { company, timeZone, country, language, currency } = workspace;
  const form = useForm<CompanyValues>({
    initialValues: { company, timeZone, country, language, currency },
    validate: validateCompany,
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
        <CompanyFields form={form} />
        <FormEnd submit="Save" isPending={change.isPending} isDisabled={!form.isDirty()} error={change.error} />
      </form>
    </Panel>
  );
}
