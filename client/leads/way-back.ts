import { useLocation, useSearch } from "wouter";
import { useHistoryState } from "wouter/use-browser-location";

interface CameFrom {
  /** The list with its search, to go back to. */
  readonly list: string;
}

/** Goes along with a link from a list to a lead, so that the way back leads to the same search. */
export function useCameFrom(): CameFrom {
  const [path] = useLocation();
  const search = useSearch();
  return { list: search ? `${path}?${search}` : path };
}

/** From a lead to where one came from: the list as it was searched, its company, else the inbox. */
export function useWayBack(): { readonly href: string; readonly label: string } {
  const from = useHistoryState<CameFrom | null>()?.list;
  if (!from) return { href: "/inbox", label: "Back to the inbox" };
  return { href: from, label: from.startsWith("/companies") ? "Back to the company" : "Back to the leads" };
}
