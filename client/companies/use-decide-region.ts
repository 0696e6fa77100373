import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { AccountDetail } from "../../server/accounts/contract.ts";
import { api } from "../api/http.ts";
import { keys } from "../api/keys.ts";
import { useReadLeadsAgain } from "../api/lead-changes.ts";

interface Decision {
  readonly accountId: string;
  /** null: each of its leads goes by where it is from. */
  readonly region: string | null;
}

/** Says where a company belongs; the leads that wait for that go on. Done when the lists without the question are there. */
export function useDecideRegion() {
  const client = useQueryClient();
  const readAgain = useReadLeadsAgain();
  return useMutation({
    mutationFn: ({ accountId, region }: Decision) =>
      api.put<AccountDetail>(`/accounts/${accountId}/region`, { region }),
    onSuccess: (company) => {
      client.setQueryData(keys.company(company.id), company);
      return readAgain();
    },
  });
}
