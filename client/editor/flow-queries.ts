import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { FlowCounts, FlowDetail, VersionView } from "../../server/flows/contract.ts";
import type { RunDetail, RunView } from "../../server/runs/contract.ts";
import { api, type Page, readAll } from "../api/http.ts";
import { keys } from "../api/keys.ts";
import type { Autosave } from "./autosave.ts";

const COUNTS_EVERY_MS = 20_000;
const LEADS_AT_ONCE = 30;

export function useVersions(flowId: string) {
  return useQuery({
    queryKey: keys.flowVersions(flowId),
    queryFn: ({ signal }) => readAll<VersionView>(`/flows/${flowId}/versions`, { signal }),
  });
}

/** How many leads passed and wait where, today. Live events come on top; this puts them right again. */
export function useFlowCounts(flowId: string) {
  return useQuery({
    queryKey: keys.flowCounts(flowId),
    queryFn: ({ signal }) => api.get<FlowCounts>(`/flows/${flowId}/counts`, { signal }),
    refetchInterval: COUNTS_EVERY_MS,
  });
}

/** The leads of a flow, newest first; with `nodeId` only those that wait there. */
export function useFlowLeads(flowId: string, nodeId?: string) {
  return useInfiniteQuery({
    queryKey: [...keys.runs, { flowId, nodeId }],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam: cursor, signal }) => {
      const waiting = nodeId === undefined ? {} : { nodeId, status: "waiting" };
      return api.get<Page<RunView>>("/runs", { query: { flowId, limit: LEADS_AT_ONCE, cursor, ...waiting }, signal });
    },
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
}

export function useLeadPath(runId: string) {
  return useQuery({
    queryKey: keys.run(runId),
    queryFn: ({ signal }) => api.get<RunDetail>(`/runs/${runId}`, { signal }),
  });
}

/** "Try again from here" and "stop here". */
export function useChangePath(runId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (to: "retry" | "cancel") => api.post(`/runs/${runId}/${to}`),
    onSuccess: () => Promise.all([keys.runs, keys.attention].map((queryKey) => client.invalidateQueries({ queryKey }))),
  });
}

function useReadFlowAgain(flowId: string) {
  const client = useQueryClient();
  return () =>
    Promise.all(
      [keys.flow(flowId), keys.flows, keys.sources, keys.workspace].map((queryKey) =>
        client.invalidateQueries({ queryKey }),
      ),
    );
}

/** Saves what is drawn, then makes it live; replies null when it could not be saved. Pending over both. */
export function useGoLive(flowId: string, autosave: Autosave) {
  const readAgain = useReadFlowAgain(flowId);
  return useMutation({
    mutationFn: async () => {
      if (!(await autosave.flush())) return null;
      const { revision } = autosave.state.getState();
      return api.post<{ version: number }>(`/flows/${flowId}/publish`, {}, { ifMatch: revision });
    },
    onSuccess: (published) => published && readAgain(),
  });
}

export function usePauseFlow(flowId: string) {
  const readAgain = useReadFlowAgain(flowId);
  return useMutation({
    mutationFn: (to: "pause" | "resume") => api.post(`/flows/${flowId}/${to}`),
    onSuccess: readAgain,
  });
}

/** Makes an earlier version live again, as a new one. */
export function useTakeBack(flowId: string) {
  const readAgain = useReadFlowAgain(flowId);
  return useMutation({
    mutationFn: (version: number) => api.post<{ version: number }>(`/flows/${flowId}/rollback`, { version }),
    onSuccess: readAgain,
  });
}

export function useRenameFlow(flowId: string) {
  const readAgain = useReadFlowAgain(flowId);
  return useMutation({
    mutationFn: (name: string) => api.patch<FlowDetail>(`/flows/${flowId}`, { name }),
    onSuccess: readAgain,
  });
}
