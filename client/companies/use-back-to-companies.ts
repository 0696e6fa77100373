import { useHistoryState } from "wouter/use-browser-location";

/** From a company to the list as it was searched. */
export function useBackToCompanies(): string {
  const from = useHistoryState<{ readonly list?: string } | null>()?.list;
  return from?.startsWith("/companies") ? from : "/companies";
}
