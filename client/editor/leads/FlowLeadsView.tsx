import { Button } from "@mantine/core";
import type { FlowDetail } from "../../../server/flows/contract.ts";
import { Empty } from "../../ui/Empty.tsx";
import { QueryView } from "../../ui/QueryView.tsx";
import parts from "../parts.module.css";
import classes from "./leads.module.css";
import { useFlowLeads } from "../flow-queries.ts";
import { LeadLine } from "./LeadLine.tsx";
import { useLeadsStayFresh } from "./use-leads-stay-fresh.ts";

/** All leads of this flow, newest first. */
export function FlowLeadsView({ flow }: { flow: FlowDetail }) {
  const leads = useFlowLeads(flow.id);
  useLeadsStayFresh(flow.id);
  return (
    <div className={parts.page}>
      <QueryView query={leads} failed="The leads did not load">
        {({ pages }) => {
          const all = pages.flatMap(({ data }) => data);
          if (all.length === 0) {
            return (
              <Empty title="No lead yet">
                Leads that come through this flow stand here, each with its path: what happened, and why.
              </Empty>
            );
          }
          return (
            <ul className={`list ${classes.leadList}`}>
              {all.map((lead) => (
                <LeadLine key={lead.id} lead={lead} />
              ))}
            </ul>
          );
        }}
      </QueryView>
      {leads.hasNextPage && (
        <Button onClick={() => void leads.fetchNextPage()} loading={leads.isFetchingNextPage}>
          Show older leads
        </Button>
      )}
    </div>
  );
}
