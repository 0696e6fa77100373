import { useSearchParams } from "wouter";
import { STATUSES } from "./lead-status.ts";
import type { LeadFilters } from "./use-lead.ts";

const NAMES = ["search", "status", "ownerId", "sourceId", "flowId"] as const;
type Name = (typeof NAMES)[number];

/** The filters of the leads list. They live in the address, so that a list can be kept and sent to somebody. */
export function useLeadFilters() {
  const [params, setParams] = useSearchParams();
  const value = (name: Name) => params.get(name) ?? undefined;
  const status = STATUSES.find((one) => one === value("status"));
  const filters: LeadFilters = {
    search: value("search"),
    status,
    ownerId: value("ownerId"),
    sourceId: value("sourceId"),
    flowId: value("flowId"),
  };
  const set = (name: Name, next: string | null) =>
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
    isFiltered: NAMES.some((name) => params.get(name)),
  };
}
