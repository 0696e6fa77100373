import { useFiltersInAddress } from "../ui/use-filters-in-address.ts";
import { STATUSES } from "./lead-status.ts";
import type { LeadFilters } from "./use-lead.ts";

const NAMES = ["search", "status", "ownerId", "sourceId", "flowId"] as const;

/** The filters of the leads list. */
export function useLeadFilters() {
  const { filters, ...rest } = useFiltersInAddress(NAMES);
  const status = STATUSES.find((one) => one === filters.status);
  return { ...rest, filters: { ...filters, status } satisfies LeadFilters };
}
