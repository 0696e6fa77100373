import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { SourceView } from "../../server/sources/contract.ts";
import { api, readAll } from "./http.ts";
import { keys } from "./keys.ts";

export function useSources() {
  return useQuery({ queryKey: keys.sources, queryFn: ({ signal }) => readAll<SourceView>("/sources", { signal }) });
}

function useReadAgain() {
  const client = useQueryClient();
  return () => Promise.all([keys.sources, keys.workspace].map((queryKey) => client.invalidateQueries({ queryKey })));
}

export function useAddSource() {
  const readAgain = useReadAgain();
  return useMutation({
    mutationFn: (source: { name: string }) => api.post<SourceView>("/sources", source),
    onSuccess: readAgain,
  });
}

export function useChangeSource() {
  const readAgain = useReadAgain();
  return useMutation({
    mutationFn: ({ id, ...change }: { id: string; name?: string; archived?: boolean }) =>
      api.patch<SourceView>(`/sources/${id}`, change),
    onSuccess: readAgain,
  });
}
