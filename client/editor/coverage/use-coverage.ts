import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { CoverageView } from "../../../server/flows/coverage/contract.ts";
import { api } from "../../api/http.ts";
import { keys } from "../../api/keys.ts";
import { useEditor, useSaving } from "../editor-context.ts";

export interface CoverageQuestion {
  readonly of: CoverageView["of"];
  readonly week: CoverageView["week"];
  /** Undefined: whatever the flow asks for first. */
  readonly by?: string | undefined;
}

/** Asked again whenever the drawing was saved. */
export function useCoverage(question: CoverageQuestion) {
  const { flowId } = useEditor();
  const { revision } = useSaving();
  return useQuery({
    queryKey: [...keys.flow(flowId), "coverage", { ...question, revision }],
    queryFn: ({ signal }) => api.get<CoverageView>(`/flows/${flowId}/coverage`, { query: { ...question }, signal }),
    placeholderData: keepPreviousData,
  });
}
