import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useSearchParams } from "wouter";
import type { AccountChange, AccountDetail, AccountView } from "../../server/accounts/contract.ts";
import { api, type Page } from "../api/http.ts";
import { keys } from "../api/keys.ts";

/** In place of a person's id: those that nobody looks after. */
export const NOBODY = "nobody";

interface CompanyFilters {
  readonly search: string | undefined;
  /** A person's id, or {@link NOBODY}. */
  readonly owner: string | undefined;
}

/** The filters of the list. They live in the address, so that a list can be kept and sent to somebody. */
export function useCompanyFilters() {
  const [params, setParams] = useSearchParams();
  const filters: CompanyFilters = {
    search: params.get("search") ?? undefined,
    owner: params.get("owner") ?? undefined,
  };
  const set = (name: keyof CompanyFilters, next: string | null) =>
    setParams(
      (before) => {
        const after = new URLSearchParams(before);
        if (next) after.set(name, next);
        else after.delete(name);
        return after;
      },
      { replace: true },
    );
  return {
    filters,
    set,
    clear: () => setParams({}, { replace: true }),
    isFiltered: Boolean(filters.search ?? filters.owner),
  };
}

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
