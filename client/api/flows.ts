import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { z } from "zod";
import type { NodeTypeView } from "../../server/catalog/contract.ts";
import type { FlowDetail, FlowView, newFlow } from "../../server/flows/contract.ts";
import { api, readAll } from "./http.ts";
import { keys } from "./keys.ts";

export function useFlows() {
  return useQuery({ queryKey: keys.flows, queryFn: ({ signal }) => readAll<FlowView>("/flows", { signal }) });
}

export function useFlow(id: string) {
  return useQuery({
    queryKey: keys.flow(id),
    queryFn: ({ signal }) => api.get<FlowDetail>(`/flows/${id}`, { signal }),
  });
}

/** The step types that this server knows; they change with its next start only. */
export function useNodeTypes() {
  return useQuery({
    queryKey: keys.nodeTypes,
    queryFn: async ({ signal }) => (await api.get<{ data: NodeTypeView[] }>("/node-types", { signal })).data,
    staleTime: Infinity,
  });
}

export function useAddFlow() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (flow: z.input<typeof newFlow>) => api.post<FlowDetail>("/flows", flow),
    onSuccess: () =>
      Promise.all([keys.flows, keys.workspace].map((queryKey) => client.invalidateQueries({ queryKey }))),
  });
}

export function useSwitchFlow() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, to }: { id: string; to: "pause" | "resume" }) => api.post<FlowView>(`/flows/${id}/${to}`),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.flows }),
  });
}
