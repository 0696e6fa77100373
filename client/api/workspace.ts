import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { z } from "zod";
import type { workspaceChange, WorkspaceView } from "../../server/workspace/contract.ts";
import { api } from "./http.ts";
import { keys } from "./keys.ts";

export type WorkspaceChange = z.input<typeof workspaceChange>;

export function useWorkspace() {
  return useQuery({
    queryKey: keys.workspace,
    queryFn: ({ signal }) => api.get<WorkspaceView>("/workspace", { signal }),
  });
}

export function useChangeWorkspace() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (change: WorkspaceChange) => api.patch<WorkspaceView>("/workspace", change),
    onSuccess: (workspace) => client.setQueryData(keys.workspace, workspace),
  });
}
