import { Button, Checkbox, Select, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { Link } from "wouter";
import type { FlowView } from "../../server/flows/contract.ts";
import type { TeamView } from "../../server/teams/contract.ts";
import { useAddFlow, useFlows } from "../api/flows.ts";
import { useTeams } from "../api/people.ts";
import { usualFlow } from "../flows/usual-flow.ts";
import { FormEnd } from "../ui/FormEnd.tsx";
import { languageName } from "../ui/names.ts";
import { QueryView } from "../ui/QueryView.tsx";
import { Note } from "../ui/Note.tsx";
import { Panel } from "../ui/Panel.tsx";
import classes from "./SetUpPage.module.css";
import type { StepProps } from "./step-props.ts";

/** The usual flow with the team filled in; whoever wants to can change it in the editor. */
export function FlowStep({ workspace, onNext }: StepProps) {
  const flows = useFlows();
  const teams = useTeams();
  // Here, because what follows its success must also happen when the drawn flow has taken the form's place.
  const add = useAddFlow();
  const own = (flows.data ?? []).find(({ demo }) => !demo);
  return (
    <Panel title="What happens with a lead?">
      {own ? (
        <Drawn flow={own} onNext={onNext} />
      ) : (
        <QueryView query={teams} failed="The teams did not load">
          {(all) => (
            <DrawUsual
              teams={all.filter(({ demo }) => !demo)}
              language={workspace.language}
              add={add}
              onNext={onNext}
            />
          )}
        </QueryView>
      )}
    </Panel>
  );
}

function Drawn({ flow, onNext }: { flow: FlowView; onNext: () => void }) {
  return (
    <div className={classes.content}>
      <Note tone="good">
        <p>
          The flow <Link href={`/flows/${flow.id}`}>{flow.name}</Link> is drawn.
        </p>
      </Note>
      <div>
        <Button variant="filled" onClick={onNext}>
          Go on
        </Button>
      </div>
    </div>
  );
}

interface DrawUsualProps {
  readonly teams: readonly TeamView[];
  readonly language: string;
  readonly add: ReturnType<typeof useAddFlow>;
  readonly onNext: () => void;
}

function DrawUsual({ teams, language, add, onNext }: DrawUsualProps) {
  const form = useForm({
    initialValues: { name: "New leads", teamId: teams[0]?.id ?? null, onlyLanguage: false },
    validate: { name: (name) => (name.trim() ? null : "Give the flow a name") },
  });
  const submit = form.onSubmit(({ name, teamId, onlyLanguage }) => {
    if (!teamId) return;
    const graph = usualFlow({ teamId, language: onlyLanguage ? language : undefined });
    add.mutate({ name, graph }, { onSuccess: onNext });
  });
  return (
    <form className={classes.form} onSubmit={submit}>
      <p className="small">
        Who knows the customer or their company gets them again; else the people of the team take turns. Whoever gets
        the lead has a task: make contact in 15 minutes. If the customer is not reached by then, the leader is told and
        the next person gets the lead, three people deep, then it waits for somebody. You can change all of it in the
        editor, now or later.
      </p>
      <TextInput label="Name of the flow" {...form.getInputProps("name")} />
      {teams.length === 0 ? (
        <Note tone="warn">
          <p>
            There is no team yet. <Link href="/set-up/team">Make one first</Link>.
          </p>
        </Note>
      ) : (
        <Select
          label="Who takes turns"
          data={teams.map(({ id, name }) => ({ value: id, label: name }))}
          {...form.getInputProps("teamId")}
        />
      )}
      <Checkbox
        label={`Only leads in ${languageName(language)}; others wait for somebody to take them`}
        {...form.getInputProps("onlyLanguage", { type: "checkbox" })}
      />
      <FormEnd submit="Draw this flow" isPending={add.isPending} isDisabled={teams.length === 0} error={add.error} />
    </form>
  );
}
