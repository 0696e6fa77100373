import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { z } from "zod";
import type { ApiKeyView, createdApiKey, Scope } from "../../server/auth/contract.ts";
import { api, readAll } from "./http.ts";
import { keys } from "./keys.ts";

export function useAccessKeys() {
  return useQuery({
    queryKey: keys.accessKeys,
    queryFn: ({ signal }) => readAll<ApiKeyView>("/api-keys", { signal }),
  });
}

/** The reply holds the key itself, this once. */
export function useAddAccessKey() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (key: { name: string; scopes: Scope[] }) => api.post<z.infer<typeof createdApiKey>>("/api-keys", key),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.accessKeys }),
  });
}

export function useRemoveAccessKey() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id }: { id: string }) => api.delete(`/api-keys/${id}`),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.accessKeys }),
  });
}
