import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { exportReply, ImportReply } from "../../../server/people/contract.ts";
import type { z } from "zod";
import { api } from "../../api/http.ts";
import { keys } from "../../api/keys.ts";

/** What a file would do, row by row; nothing is saved. */
export function useImportPreview() {
  return useMutation({ mutationFn: (csv: string) => api.post<ImportReply>("/reps/import", { csv, commit: false }) });
}

export function useImport() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (csv: string) => api.post<ImportReply>("/reps/import", { csv, commit: true }),
    onSuccess: () =>
      Promise.all([keys.people, keys.teams, keys.workspace].map((queryKey) => client.invalidateQueries({ queryKey }))),
  });
}

/** Everybody as a file that an import understands. */
export const exportPeople = () => api.get<z.infer<typeof exportReply>>("/reps/export");
