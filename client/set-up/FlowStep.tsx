import { Button, Checkbox, Select, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { Link } from "wouter";
import { messageOf } from "../api/errors.ts";
import { useAddFlow, useFlows } from "../api/flows.ts";
import { useTeams } from "../api/people.ts";
import { usualFlow } from "../flows/usual-flow.ts";
import { languageName } from "../ui/names.ts";
import { Note } from "../ui/Note.tsx";
import { Panel } from "../ui/Panel.tsx";
import classes from "./SetUpPage.module.css";
import type { StepProps } from "./step-props.ts";

/** The usual flow with the team filled in; whoever wants to can change it in the editor. */
export function FlowStep({ workspace, onNext }: StepProps) {
  const flows = useFlows();
  const teams = useTeams();
  const add = useAddFlow();
  const own = (flows.data ?? []).find(({ demo }) => !demo);
  const ownTeams = (teams.data ?? []).filter(({ demo }) => !demo);
  const form = useForm({
    initialValues: { name: "New leads", teamId: null as string | null, onlyLanguage: false },
    validate: { name: (name) => (name.trim() ? null : "Give the flow a name") },
  });
  const teamId = form.values.teamId ?? ownTeams[0]?.id ?? null;
  const language = languageName(workspace.language);

  if (own) {
    return (
      <Panel title="What happens with a lead?">
        <div className={classes.content}>
          <Note tone="good">
            <p>
              The flow <Link href={`/flows/${own.id}`}>{own.name}</Link> is drawn.
            </p>
          </Note>
          <div>
            <Button variant="filled" onClick={onNext}>
              Go on
            </Button>
          </div>
        </div>
      </Panel>
    );
  }
  const submit = form.onSubmit(({ name, onlyLanguage }) => {
    if (!teamId) return;
    const graph = usualFlow({ teamId, language: onlyLanguage ? workspace.language : undefined });
    add.mutate({ name, graph }, { onSuccess: onNext });
  });
  return (
    <Panel title="What happens with a lead?">
      <form className={classes.form} onSubmit={submit}>
        <p className="small">
          The people of the team take turns. Whoever is next gets a task: make contact in 15 minutes. If the customer is
          not reached by then, the leader is told and the next person gets the lead, three people deep, then it waits
          for somebody. You can change all of it in the editor, now or later.
        </p>
        <TextInput label="Name of the flow" {...form.getInputProps("name")} />
        {ownTeams.length === 0 && !teams.isPending && (
          <Note tone="warn">
            There is no team yet. <Link href="/set-up/team">Make one first</Link>.
          </Note>
        )}
        {ownTeams.length > 0 && (
          <Select
            label="Who takes turns"
            data={ownTeams.map(({ id, name }) => ({ value: id, label: name }))}
            value={teamId}
            onChange={(id) => form.setFieldValue("teamId", id)}
          />
        )}
        <Checkbox
          label={`Only leads in ${language}; others wait for somebody to take them`}
          {...form.getInputProps("onlyLanguage", { type: "checkbox" })}
        />
        {add.isError && <Note tone="bad">{messageOf(add.error)}</Note>}
        <div>
          <Button type="submit" variant="filled" loading={add.isPending} disabled={!teamId}>
            Draw this flow
          </Button>
        </div>
      </form>
    </Panel>
  );
}
