import { Button } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useMemo, useState } from "react";
import type { DryRunReply, FlowDetail } from "../../../server/flows/contract.ts";
import { api } from "../../api/http.ts";
import { showPath } from "../../canvas/path.ts";
import { FlowPicture } from "../../canvas/FlowPicture.tsx";
import { createCanvasStatus } from "../../canvas/status.ts";
import { useEditor, useEditorState } from "../editor-context.ts";
import parts from "../parts.module.css";
import { type Answer, fillUp } from "./answers.ts";
import { ArrivesAt } from "./ArrivesAt.tsx";
import { EXAMPLE_LEAD, TriedLead, toNewLead } from "./TriedLead.tsx";
import { TriedPath } from "./TriedPath.tsx";
import classes from "./try.module.css";

const TYPING_MS = 400;

/** A lead typed in, and the way it would take: nothing is written, nobody is told, no turn is used up. */
export function TryItOut({ flow, onClose }: { flow: FlowDetail; onClose: () => void }) {
  const { nodeTypes } = useEditor();
  const graph = useEditorState((state) => state.graph);
  const [lead, setLead] = useState(EXAMPLE_LEAD);
  const [at, setAt] = useState<string | null>(null);
  const [answers, setAnswers] = useState<readonly Answer[]>([]);
  const [selectedSeq, setSelectedSeq] = useState<number | null>(null);
  const [status] = useState(createCanvasStatus);
  const [typed] = useDebouncedValue(lead, TYPING_MS);
  const request = useMemo(
    () => ({ lead: toNewLead(typed), answers: fillUp(answers, graph, nodeTypes), graph, ...(at !== null && { at }) }),
    [typed, answers, graph, nodeTypes, at],
  );
  const tried = useQuery({
    queryKey: ["try-out", flow.id, request],
    queryFn: ({ signal }) => api.post<DryRunReply>(`/flows/${flow.id}/dry-run`, request, { signal }),
    placeholderData: keepPreviousData,
    enabled: typed.name.trim() !== "",
    gcTime: 0,
  });
  const steps = tried.data?.steps;
  useEffect(() => showPath(status, graph, steps ?? []), [status, graph, steps]);
  const selected = steps?.find(({ seq }) => seq === selectedSeq);
  return (
    <section className={classes.try} aria-label="Try it out">
      <div className={classes.lead}>
        <div className={parts.section}>
          <div className="row">
            <h2>Try it out</h2>
            <Button size="xs" className="push" onClick={onClose}>
              Back
            </Button>
          </div>
          <p className="small muted">Nothing is sent, nobody is told, and no turn is used up.</p>
        </div>
        <TriedLead
          lead={lead}
          onChange={(next) => {
            setLead(next);
            setAnswers([]);
          }}
        >
          <ArrivesAt at={at} onChange={setAt} />
        </TriedLead>
      </div>
      <div className={`${parts.canvas} ${classes.picture}`}>
        <FlowPicture
          graph={graph}
          nodeTypes={nodeTypes}
          label="The way this lead would take"
          status={status}
          selectedId={selected?.nodeId ?? null}
          onSelect={(nodeId) => setSelectedSeq(steps?.findLast((step) => step.nodeId === nodeId)?.seq ?? null)}
        />
      </div>
      <TriedPath
        tried={tried}
        onAnswers={setAnswers}
        onLater={setAt}
        selectedSeq={selectedSeq}
        onSelect={setSelectedSeq}
      />
    </section>
  );
}
