import { useForm } from "@mantine/form";
import type { WorkspaceView } from "../../server/workspace/contract.ts";
import { useChangeWorkspace } from "../api/workspace.ts";
import { FormEnd } from "../ui/FormEnd.tsx";
import { DurationChoice } from "../ui/DurationChoice.tsx";
import { Panel } from "../ui/Panel.tsx";
import { tellDone } from "../ui/tell.tsx";
import { WeekHours } from "../ui/WeekHours.tsx";
import classes from "./SettingsPage.module.css";

/** Hours that new people begin with, and the times that new flows begin with. */
export function HoursForm({ workspace }: { workspace: WorkspaceView }) {
  const change = useChangeWorkspace();
  const { hours, replyWithin, duplicateWindow } = workspace;
  const form = useForm({ initialValues: { hours, replyWithin, duplicateWindow } });
  const submit = form.onSubmit((values) =>
    change.mutate(values, {
      onSuccess: () => {
        form.resetDirty();
        tellDone("Hours and deadlines saved.");
      },
    }),
  );
  return (
    <Panel title="Hours and deadlines">
      <form className={classes.form} onSubmit={submit}>
        <div className="stack">
          <h3>Hours of the company</h3>
          <p className="help">New people begin with these. Each person's own hours are under Team.</p>
          <WeekHours
            label="Hours of the company"
            hours={form.values.hours}
            onChange={(next) => form.setFieldValue("hours", next)}
            timeZone={workspace.timeZone}
          />
        </div>
        <DurationChoice
          label="Reply deadline"
          description="New flows begin with it."
          value={form.values.replyWithin}
          onChange={(next) => form.setFieldValue("replyWithin", next)}
        />
        <DurationChoice
          label="Same person again"
          description="Within this time, it is one lead with two inquiries."
          value={form.values.duplicateWindow}
          onChange={(next) => form.setFieldValue("duplicateWindow", next)}
        />
        <FormEnd submit="Save" isPending={change.isPending} isDisabled={!form.isDirty()} error={change.error} />
      </form>
    </Panel>
  );
}
