import { ActionIcon } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { Link } from "wouter";
import type { RunDetail } from "../../../server/runs/contract.ts";
import { exitLabelOf, type NodeTypes } from "../../canvas/node-types.ts";
import { Chip } from "../../ui/Chip.tsx";
import { Note } from "../../ui/Note.tsx";
import { Candidates } from "./Candidates.tsx";
import { exactTime } from "./exact-time.ts";
import classes from "./path.module.css";
import { TurnBalance } from "./TurnBalance.tsx";

type Step = RunDetail["steps"][number];

interface StepExplanationProps {
  readonly step: Step;
  readonly lead: RunDetail;
  readonly nodeTypes: NodeTypes;
  readonly onClose: () => void;
}

/** Why this step went as it did, and, where it chose a person, why that one. */
export function StepExplanation({ step, lead, nodeTypes, onClose }: StepExplanationProps) {
  const nodeType = nodeTypes.get(step.type);
  const isLast = step.seq === lead.steps.at(-1)?.seq;
  return (
    <>
      <div className={classes.section}>
        <div className="row">
          <Chip>
            Step {step.seq} of {lead.steps.length}
          </Chip>
          <span className="small muted">
            {nodeType?.title ?? step.type}, {exactTime(step.at)}
          </span>
          {!isLast && (
            <ActionIcon className="push" aria-label="Back to now" onClick={onClose}>
              <IconX size={18} />
            </ActionIcon>
          )}
        </div>
        <h2 className={classes.why}>{whyTitle(step)}</h2>
        <p>{step.sentence}</p>
        {step.exit !== null && nodeType && (
          <p className="small muted">It went on by “{exitLabelOf(nodeType, step.exit)}”.</p>
        )}
        {isLast && lead.error && <Note tone="bad">{lead.error.message}</Note>}
      </div>
      {step.candidates && (
        <div className={classes.section}>
          <div className="row">
            <h3>Who could take it</h3>
            <span className="push small muted">
              {step.candidates.filter(({ eligible }) => eligible).length} of {step.candidates.length}
            </span>
          </div>
          <Candidates candidates={step.candidates} />
        </div>
      )}
      {step.candidates?.some(({ eligible }) => eligible) && (
        <div className={classes.section}>
          <h3>Turn balance</h3>
          <TurnBalance candidates={step.candidates} />
        </div>
      )}
      {step.assignmentId && (
        <div className={classes.section}>
          <p>
            <Link href={`/why/${step.assignmentId}`}>All reasons, and decide it again</Link>
          </p>
        </div>
      )}
    </>
  );
}

function whyTitle({ candidates, exit }: Step): string {
  const chosen = candidates?.find(({ chosen }) => chosen);
  if (chosen) return `Why ${chosen.name} got this lead`;
  return exit === null ? "What it waits for" : "What happened";
}
