import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { AccountChange, AccountDetail, AccountView } from "../../server/accounts/contract.ts";
import { api, type Page } from "../api/http.ts";
import { keys } from "../api/keys.ts";
import { useFiltersInAddress } from "../ui/use-filters-in-address.ts";

/** In place of a person's id: those that nobody looks after. */
export const NOBODY = "nobody";

/** `owner`: a person's id, or {@link NOBODY}. */
const FILTERS = ["search", "owner"] as const;
type CompanyFilters = Readonly<Record<(typeof FILTERS)[number], string | undefined>>;

export const useCompanyFilters = () => useFiltersInAddress(FILTERS);

/** Companies by domain, page by page. */
export function useCompanies({ search, owner }: CompanyFilters) {
  const whose = owner === NOBODY ? { unowned: true } : { ownerId: owner };
  return useInfiniteQuery({
    queryKey: [...keys.companies, "list", search, owner],
    queryFn: ({ signal, pageParam }) =>
      api.get<Page<AccountView>>("/accounts", { signal, query: { search, ...whose, limit: 50, cursor: pageParam } }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    // While one types, the list before stays.
    placeholderData: (before) => before,
  });
}

export function useCompany(id: string) {
  return useQuery({
    queryKey: keys.company(id),
    queryFn: ({ signal }) => api.get<AccountDetail>(`/accounts/${id}`, { signal }),
  });
}

/** Names who looks after a company. Its leads' pages say so, too. */
export function useGiveCompany(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (change: AccountChange) => api.patch<AccountDetail>(`/accounts/${id}`, change),
    onSuccess: (company) => {
      client.setQueryData(keys.company(id), company);
      for (const queryKey of [keys.companies, keys.leads]) void client.invalidateQueries({ queryKey });
    },
  });
}
