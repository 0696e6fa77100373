import { useParams } from "wouter";
import { useNodeTypes } from "../../api/flows.ts";
import { NamesProvider } from "../../config-form/NamesProvider.tsx";
import { QueryView } from "../../ui/QueryView.tsx";
import { useLeadPath, useVersions } from "../flow-queries.ts";
import { useNodeTypesById } from "../use-node-types-by-id.ts";
import { LeadPath } from "./LeadPath.tsx";

/** `/flows/:id/leads/:runId`: the way of one lead, live, on the version that it began with. */
export function LeadPathPage() {
  const { id, runId } = useParams<{ id: string; runId: string }>();
  const types = useNodeTypes();
  const nodeTypes = useNodeTypesById(types.data);
  const path = useLeadPath(runId);
  const versions = useVersions(id);
  return (
    <NamesProvider>
      <QueryView query={types} failed="The kinds of steps did not load">
        {() => (
          <QueryView query={path} failed="This lead’s path did not load">
            {(lead) => (
              <QueryView query={versions} failed="The flow did not load">
                {(all) => (
                  <LeadPath
                    key={runId}
                    lead={lead}
                    nodeTypes={nodeTypes}
                    graph={all.find(({ version }) => version === lead.version)?.graph ?? { nodes: [], edges: [] }}
                  />
                )}
              </QueryView>
            )}
          </QueryView>
        )}
      </QueryView>
    </NamesProvider>
  );
}
