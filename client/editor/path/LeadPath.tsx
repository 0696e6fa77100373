import { useEffect, useMemo, useState } from "react";
import { useSearchParams } from "wouter";
import type { Graph } from "../../../engine/graph.ts";
import type { RunDetail } from "../../../server/runs/contract.ts";
import { useServerNow } from "../../api/clock.ts";
import { FlowPicture } from "../../canvas/FlowPicture.tsx";
import type { NodeTypes } from "../../canvas/node-types.ts";
import { showPath } from "../../canvas/path.ts";
import { createCanvasStatus } from "../../canvas/status.ts";
import { initials } from "../../ui/Avatar.tsx";
import { countdown } from "../../ui/time.ts";
import { usePageTitle } from "../../ui/use-page-title.ts";
import { Film } from "./Film.tsx";
import { PathHeader } from "./PathHeader.tsx";
import classes from "./path.module.css";
import { StepExplanation } from "./StepExplanation.tsx";
import { useLivePath } from "./use-live-path.ts";

interface LeadPathProps {
  readonly lead: RunDetail;
  readonly graph: Graph;
  readonly nodeTypes: NodeTypes;
}

/** One lead's way on the drawing, as a film below it, and why each step went as it did. */
export function LeadPath({ lead, graph, nodeTypes }: LeadPathProps) {
  const [status] = useState(createCanvasStatus);
  const [search] = useSearchParams();
  const [chosen, setChosen] = useState(() => (search.has("why") ? lastDecision(lead) : null));
  useLivePath(lead);
  usePageTitle(lead.leadName);
  const here = useHere(lead);
  useEffect(() => showPath(status, graph, lead.steps, here), [status, graph, lead.steps, here]);
  // Without a choice one sees what happens now.
  const step = lead.steps.find(({ seq }) => seq === chosen) ?? lead.steps.at(-1);
  return (
    <div className={classes.page}>
      <PathHeader lead={lead} />
      <div className={classes.work}>
        <div className={classes.column}>
          <div className={classes.picture}>
            <FlowPicture
              graph={graph}
              nodeTypes={nodeTypes}
              label={`The path of ${lead.leadName}`}
              status={status}
              selectedId={step?.nodeId ?? null}
              onSelect={(nodeId) => setChosen(lead.steps.findLast((one) => one.nodeId === nodeId)?.seq ?? null)}
            />
          </div>
          <Film steps={lead.steps} nodeTypes={nodeTypes} chosen={step?.seq} onChoose={setChosen} />
        </div>
        <aside className={classes.side} aria-label="Why">
          {step && <StepExplanation step={step} lead={lead} nodeTypes={nodeTypes} onClose={() => setChosen(null)} />}
        </aside>
      </div>
    </div>
  );
}

/** The step that chose a person: `?why` opens the page there. */
function lastDecision({ steps }: RunDetail): number | null {
  return steps.findLast(({ candidates }) => candidates)?.seq ?? null;
}

/** The step at which the lead stands, with its initials and the time left. */
function useHere({ status, nodeId, leadName, waitingFor }: RunDetail) {
  const now = useServerNow();
  const until = waitingFor?.until ? Date.parse(waitingFor.until) : undefined;
  const left = until === undefined ? "" : until > now ? ` ${countdown(until - now)} left` : " late";
  const words = `${initials(leadName)}${left}`;
  const isHere = status === "waiting" || status === "ready" || status === "failed";
  return useMemo(() => (isHere ? { nodeId, words } : undefined), [isHere, nodeId, words]);
}
