import { useParams } from "wouter";
import { useFlow, useNodeTypes } from "../api/flows.ts";
import { NamesProvider } from "../config-form/NamesProvider.tsx";
import { QueryView } from "../ui/QueryView.tsx";
import { FlowEditor } from "./FlowEditor.tsx";
import { useNodeTypesById } from "./use-node-types-by-id.ts";

/** `/flows/:id`, with `?view=outline|hours|leads|versions` and the chosen step behind the #. */
export function FlowPage() {
  const { id } = useParams<{ id: string }>();
  const flow = useFlow(id);
  const types = useNodeTypes();
  const nodeTypes = useNodeTypesById(types.data);
  return (
    <NamesProvider>
      <QueryView query={types} failed="The kinds of steps did not load">
        {() => (
          <QueryView query={flow} failed="The flow did not load">
            {(detail) => <FlowEditor key={id} flow={detail} nodeTypes={nodeTypes} />}
          </QueryView>
        )}
      </QueryView>
    </NamesProvider>
  );
}
