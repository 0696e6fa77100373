import { SegmentedControl } from "@mantine/core";
import { useState } from "react";
import { Link } from "wouter";
import type { FlowDetail } from "../../../server/flows/contract.ts";
import { useKeyed } from "../../canvas/status.ts";
import { Loading } from "../../ui/Loading.tsx";
import { QueryView } from "../../ui/QueryView.tsx";
import { useEditor } from "../editor-context.ts";
import parts from "../parts.module.css";
import { useFlowLeads } from "../flow-queries.ts";
import { LeadLine } from "./LeadLine.tsx";
import { useLeadsStayFresh } from "./use-leads-stay-fresh.ts";

const SHOWN = 8;
const NO_STEP = "";

/** The newest leads of this flow, or those that wait at the chosen step. */
export function FlowLeads({ flow, nodeId }: { flow: FlowDetail; nodeId: string | undefined }) {
  const { status } = useEditor();
  const { waiting } = useKeyed(status.steps, nodeId ?? NO_STEP);
  const [wantsHere, setWantsHere] = useState(false);
  const isHere = wantsHere && nodeId !== undefined;
  const leads = useFlowLeads(flow.id, isHere ? nodeId : undefined);
  useLeadsStayFresh(flow.id);
  return (
    <div className={parts.section}>
      <div className="row">
        <h3>{nodeId === undefined ? "Leads in this flow" : "Leads"}</h3>
        {nodeId !== undefined && (
          <SegmentedControl
            className="push"
            size="xs"
            aria-label="Which leads"
            data={[
              { value: "latest", label: "Latest" },
              { value: "here", label: `Here ${waiting}` },
            ]}
            value={isHere ? "here" : "latest"}
            onChange={(value) => setWantsHere(value === "here")}
          />
        )}
      </div>
      <QueryView query={leads} failed="The leads did not load" loading={<Loading rows={3} />}>
        {({ pages }) => {
          const shown = pages[0]?.data.slice(0, SHOWN) ?? [];
          if (shown.length === 0) return <p className="small muted">{isHere ? NOBODY_HERE : NO_LEADS}</p>;
          return (
            <>
              <ul className="list">
                {shown.map((lead) => (
                  <LeadLine key={lead.id} lead={lead} />
                ))}
              </ul>
              <Link className="small" href={`/flows/${flow.id}?view=leads`}>
                All leads of this flow
              </Link>
            </>
          );
        }}
      </QueryView>
    </div>
  );
}

const NOBODY_HERE = "No lead waits at this step.";
const NO_LEADS = "No lead has come this way yet. When the flow is live, they appear here as they come in.";
