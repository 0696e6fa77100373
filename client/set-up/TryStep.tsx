import { Button, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMutation } from "@tanstack/react-query";
import type { DryRunReply, DryRunRequest } from "../../server/flows/contract.ts";
import { serverNow } from "../api/clock.ts";
import { messageOf } from "../api/errors.ts";
import { useFlows, useNodeTypes } from "../api/flows.ts";
import { api } from "../api/http.ts";
import { useSources } from "../api/sources.ts";
import { Candidates } from "../editor/path/Candidates.tsx";
import { TryLater } from "../editor/try/TryLater.tsx";
import { LanguageChoice } from "../ui/Choices.tsx";
import { isStepGroup } from "../ui/groups.ts";
import { Note } from "../ui/Note.tsx";
import { Panel } from "../ui/Panel.tsx";
import { Sign } from "../ui/Sign.tsx";
import { theForm } from "../sources/the-form.ts";
import { whenNear } from "../ui/time.ts";
import { NoFlowYet } from "./NoFlowYet.tsx";
import classes from "./SetUpPage.module.css";
import type { StepProps } from "./step-props.ts";

/** Sends a made-up lead through the flow; nothing is written and nobody hears of it. */
export function TryStep({ workspace, onNext }: StepProps) {
  const flow = (useFlows().data ?? []).find(({ demo }) => !demo);
  const tryOut = useMutation({
    mutationFn: (request: DryRunRequest) => api.post<DryRunReply>(`/flows/${flow!.id}/dry-run`, request),
  });
  const sources = useSources().data ?? [];
  const form = useForm({ initialValues: { name: "Nora Example", language: workspace.language } });
  const send = (at?: string) =>
    tryOut.mutate({
      lead: { ...form.values, email: "nora@example.org", source: theForm(sources)?.id },
      answers: [{ event: "reached" }],
      at,
    });
  if (!flow) {
    return (
      <Panel title="Try it out">
        <NoFlowYet />
      </Panel>
    );
  }
  return (
    <Panel title="Try it out">
      <div className={classes.content}>
        <p className="small">A made-up lead goes through “{flow.name}”. Nobody hears of it and no turn is used up.</p>
        <form className={classes.form} onSubmit={form.onSubmit(() => send())}>
          <div className={classes.two}>
            <TextInput label="Name" {...form.getInputProps("name")} />
            <LanguageChoice
              label="Language"
              value={form.values.language}
              onChange={(code) => form.setFieldValue("language", code)}
            />
          </div>
          <div className="row wrap">
            <Button type="submit" variant={tryOut.data ? "default" : "filled"} loading={tryOut.isPending}>
              Try it out
            </Button>
            <Button variant={tryOut.data ? "filled" : "subtle"} onClick={onNext}>
              Go on
            </Button>
          </div>
        </form>
        {tryOut.isError && <Note tone="bad">{messageOf(tryOut.error)}</Note>}
        {tryOut.data && <Outcome reply={tryOut.data} at={tryOut.variables?.at} onLater={send} />}
      </div>
    </Panel>
  );
}

interface OutcomeProps {
  readonly reply: DryRunReply;
  /** When the lead would come in, unless now. */
  readonly at: string | undefined;
  readonly onLater: (at: string) => void;
}

function Outcome({ reply, at, onLater }: OutcomeProps) {
  const { steps, owner, problems, error } = reply;
  const { data: nodeTypes } = useNodeTypes();
  const when = at ? ` ${whenNear(at, serverNow())}` : "";
  const broken = problems.filter(({ severity }) => severity === "error");
  const groupOf = (type: string) => {
    const group = nodeTypes?.find((nodeType) => nodeType.type === type)?.group ?? "act";
    return isStepGroup(group) ? group : "act";
  };
  return (
    <div className="stack" role="status">
      {broken.map(({ code, nodeId, message, mend }) => (
        <Note key={`${code}-${nodeId}`} tone="bad">
          {message} {mend}.
        </Note>
      ))}
      {error && <Note tone="bad">{error.message}</Note>}
      {broken.length === 0 && !error && (
        <Note tone={owner ? "good" : "info"}>
          {owner
            ? `${owner.name} would get this lead${when}.`
            : `Nobody would get this lead${when || " now"}; it would wait for somebody.`}
        </Note>
      )}
      <TryLater reply={reply} onTry={onLater} />
      <ol className={classes.path} aria-label="What would happen">
        {steps.map(({ seq, type, sentence, at: stepAt, candidates }) => (
          <li key={seq}>
            <Sign group={groupOf(type)} size={20} />
            <span className="small">{sentence}</span>
            <span className="tiny muted">{whenNear(stepAt, serverNow())}</span>
            {!owner && candidates && (
              <div className={classes.candidates}>
                <Candidates candidates={candidates} />
              </div>
            )}
          </li>
        ))}
      </ol>
    </div>
  );
}
