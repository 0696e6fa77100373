import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo, useRef } from "react";
import type { FlowCounts } from "../../server/flows/contract.ts";
import { useFlow, useNodeTypes } from "../api/flows.ts";
import { api } from "../api/http.ts";
import { keys } from "../api/keys.ts";
import { FlowPicture } from "../canvas/FlowPicture.tsx";
import { LiveLayer } from "../canvas/live/LiveLayer.tsx";
import { NamesProvider } from "../config-form/NamesProvider.tsx";
import { QueryView } from "../ui/QueryView.tsx";

/** Counts move by themselves with each event; reading them again only corrects what was missed. */
const COUNT_AGAIN_MS = 15_000;

interface LiveDrawingProps {
  readonly flowId: string;
  readonly name: string;
  readonly isPaused: boolean;
}

/** The drawing of a flow with its leads moving. */
export function LiveDrawing({ flowId, name, isPaused }: LiveDrawingProps) {
  const flow = useFlow(flowId);
  const { data: nodeTypes } = useNodeTypes();
  const byType = useMemo(() => new Map((nodeTypes ?? []).map((nodeType) => [nodeType.type, nodeType])), [nodeTypes]);
  const counts = useCounts(flowId);
  if (!nodeTypes) return null;
  return (
    <QueryView query={flow} failed="The drawing did not load">
      {({ graph }) => (
        <NamesProvider>
          <FlowPicture graph={graph} nodeTypes={byType} label={`Drawing of ${name}`}>
            <LiveLayer flowId={flowId} graph={graph} counts={counts.data} isPaused={isPaused} onStep={counts.onStep} />
          </FlowPicture>
        </NamesProvider>
      )}
    </QueryView>
  );
}

function useCounts(flowId: string) {
  const client = useQueryClient();
  const readAt = useRef(0);
  const { data } = useQuery({
    queryKey: keys.flowCounts(flowId),
    queryFn: ({ signal }) => api.get<FlowCounts>(`/flows/${flowId}/counts`, { signal }),
  });
  const onStep = () => {
    if (performance.now() - readAt.current < COUNT_AGAIN_MS) return;
    readAt.current = performance.now();
    void client.invalidateQueries({ queryKey: keys.flowCounts(flowId) });
  };
  return { data, onStep };
}
