import { Button } from "@mantine/core";
import { IconCheck } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import { Link } from "wouter";
import type { StepEvent } from "../../server/live/contract.ts";
import { useTopic } from "../api/socket.ts";
import { useSources } from "../api/sources.ts";
import { TestLeadFields } from "../shell/TestLeadForm.tsx";
import { Note } from "../ui/Note.tsx";
import classes from "./FirstScreen.module.css";

export interface SentLead {
  readonly leadId: string;
  readonly runId: string | null;
  readonly owner: string | null;
}

interface TeachingStepsProps {
  readonly flowId: string;
  readonly sent: SentLead | null;
  readonly onSent: (lead: SentLead) => void;
}

/** Send, watch, read: each becomes the current one when the one before is done. */
export function TeachingSteps({ flowId, sent, onSent }: TeachingStepsProps) {
  const demoSource = useSources().data?.find(({ demo }) => demo);
  const last = useLastStep(sent?.runId ?? null);
  const hasPerson = Boolean(sent?.owner) || last?.exit === null;
  return (
    <ol className={classes.steps}>
      <Step number={1} title="Send yourself a test lead" isNow={!sent} isDone={sent !== null}>
        <p className="small muted">You play the customer. Nobody outside gets a message.</p>
        <TestLeadFields
          sourceId={demoSource?.id}
          onSent={({ leadId, runIds, owner }) =>
            onSent({ leadId, runId: runIds[0] ?? null, owner: owner?.name ?? null })
          }
        />
      </Step>
      <Step number={2} title="Watch where it goes" isNow={sent !== null && !hasPerson} isDone={hasPerson}>
        <p className="small muted">Your lead moves along the lines. Each step lights up as it happens.</p>
        {sent && last && (
          <p className="small" role="status">
            {last.sentence}
          </p>
        )}
      </Step>
      <Step number={3} title="Read why" isNow={sent !== null && hasPerson} isDone={false}>
        <p className="small muted">Who could take it, who could not, and why it went where it went.</p>
        {sent?.owner && <Note tone="good">{sent.owner} has your lead.</Note>}
        {sent && (
          <div>
            <Button
              component={Link}
              href={sent.runId ? `/flows/${flowId}/leads/${sent.runId}?why` : `/leads/${sent.leadId}`}
              variant={hasPerson ? "filled" : "default"}
            >
              Read why
            </Button>
          </div>
        )}
      </Step>
    </ol>
  );
}

/** What happened last to this lead. */
function useLastStep(runId: string | null): StepEvent | null {
  const [last, setLast] = useState<StepEvent | null>(null);
  useTopic(runId && `run:${runId}`, { step: setLast });
  return last;
}

interface StepProps {
  readonly number: number;
  readonly title: string;
  readonly isNow: boolean;
  readonly isDone: boolean;
  readonly children: ReactNode;
}

function Step({ number, title, isNow, isDone, children }: StepProps) {
  return (
    <li
      className={`panel ${classes.step}`}
      data-now={isNow}
      data-done={isDone}
      aria-current={isNow ? "step" : undefined}
    >
      <span className={classes.number} aria-hidden="true">
        {isDone ? <IconCheck size={18} /> : number}
      </span>
      <div>
        <h2>
          {title}
          {isDone && <span className="hidden">, done</span>}
        </h2>
        {children}
      </div>
    </li>
  );
}
