import { Select } from "@mantine/core";
import type { UseQueryResult } from "@tanstack/react-query";
import { useMemo } from "react";
import type { DryRunReply } from "../../../server/flows/contract.ts";
import { serverNow } from "../../api/clock.ts";
import { ApiError } from "../../api/errors.ts";
import { Candidates } from "../path/Candidates.tsx";
import { Chip } from "../../ui/Chip.tsx";
import { Note } from "../../ui/Note.tsx";
import { QueryView } from "../../ui/QueryView.tsx";
import { Sign } from "../../ui/Sign.tsx";
import { whenNear } from "../../ui/time.ts";
import { useEditor, useEditorState } from "../editor-context.ts";
import parts from "../parts.module.css";
import { type Answer, type MetWait, sayAnswer, waitsOf, withAnswer } from "./answers.ts";
import classes from "./try.module.css";
import { TryLater } from "./TryLater.tsx";

interface TriedPathProps {
  readonly tried: UseQueryResult<DryRunReply>;
  readonly onAnswers: (answers: readonly Answer[]) => void;
  /** Tries the same lead at another time. */
  readonly onLater: (at: string) => void;
  readonly selectedSeq: number | null;
  readonly onSelect: (seq: number) => void;
}

/** What would happen, step by step, with a choice at each wait. */
export function TriedPath(props: TriedPathProps) {
  const { tried } = props;
  return (
    <div className={classes.path} aria-label="What would happen" role="region">
      <QueryView query={tried} failed={unfinished(tried.error) ? "Not ready to try" : "It could not be tried"}>
        {(reply) => <Reply {...props} reply={reply} />}
      </QueryView>
    </div>
  );
}

const unfinished = (error: unknown) => error instanceof ApiError && error.status === 422;

function Reply({ reply, onAnswers, onLater, selectedSeq, onSelect }: TriedPathProps & { reply: DryRunReply }) {
  const { nodeTypes } = useEditor();
  const nodes = useEditorState(({ graph }) => graph.nodes);
  const byId = useMemo(() => new Map(nodes.map((node) => [node.id, node])), [nodes]);
  const waits = waitsOf(reply.steps, byId, nodeTypes);
  return (
    <>
      <div className={parts.section}>
        <Result reply={reply} />
        <TryLater reply={reply} onTry={onLater} />
      </div>
      <ol className={classes.steps}>
        {reply.steps.map((step, index) => {
          const wait = waits.get(index);
          const nodeType = nodeTypes.get(step.type);
          return (
            <li key={step.seq} data-selected={step.seq === selectedSeq || undefined}>
              <button type="button" className={classes.step} onClick={() => onSelect(step.seq)}>
                <Sign group={nodeType?.group ?? "end"} icon={nodeType?.icon} size={20} />
                <span>
                  <span className="tiny muted">
                    {step.seq} · {nodeType?.title ?? step.type} · {whenNear(step.at, serverNow())}
                  </span>
                  <span className="small">{step.sentence}</span>
                  {step.effects.map((effect, at) => (
                    <span key={at} className="tiny muted">
                      {effect}
                    </span>
                  ))}
                </span>
              </button>
              {step.candidates && <Candidates candidates={step.candidates} />}
              {wait && <WhatHappens wait={wait} onChange={(event) => onAnswers(withAnswer(waits, index, event))} />}
            </li>
          );
        })}
      </ol>
    </>
  );
}

function Result({ reply: { outcome, owner, error, problems } }: { reply: DryRunReply }) {
  if (error) return <Note tone="bad">{error.message}</Note>;
  const blocked = problems.filter(({ severity }) => severity === "error");
  return (
    <>
      <h2>{owner ? `${owner.name} would have it` : "Nobody would have it"}</h2>
      <div className="row wrap">
        {outcome === "done" && <Chip tone={owner ? "good" : "plain"}>The path ends</Chip>}
        {outcome === "waiting" && <Chip tone="info">It waits</Chip>}
        {outcome === "failed" && <Chip tone="bad">It stops and needs attention</Chip>}
      </div>
      {blocked.map(({ code, nodeId, message }) => (
        <Note key={`${code} ${nodeId}`} tone="warn">
          {message}
        </Note>
      ))}
    </>
  );
}

interface WhatHappensProps {
  readonly wait: MetWait;
  readonly onChange: (event: string) => void;
}

function WhatHappens({ wait: { exits, taken }, onChange }: WhatHappensProps) {
  return (
    <Select
      className={classes.answer}
      label="What happens here?"
      size="xs"
      data={exits.map((exit) => ({ value: exit.name, label: sayAnswer(exit) }))}
      value={taken}
      onChange={(event) => event !== null && onChange(event)}
    />
  );
}
