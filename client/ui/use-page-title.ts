import { useEffect } from "react";

/** Names the browser's tab: "Team · Baton". */
export function usePageTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Baton`;
  }, [title]);
}
