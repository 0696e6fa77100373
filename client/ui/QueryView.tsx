import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Failed, OutOfDate } from "./Failed.tsx";
import { Loading } from "./Loading.tsx";

interface QueryViewProps<Data> {
  readonly query: UseQueryResult<Data>;
  /** "The people did not load" */
  readonly failed: string;
  readonly loading?: ReactNode;
  /** The page says itself how old its data are. */
  readonly saysAge?: boolean;
  readonly children: (data: Data) => ReactNode;
}

/** What was read, or that it is on its way, or why not; older data stay on screen, dated. */
export function QueryView<Data>({ query, failed, loading, saysAge = false, children }: QueryViewProps<Data>) {
  const again = () => void query.refetch();
  if (query.data === undefined) {
    if (query.isError) return <Failed title={failed} error={query.error} onRetry={again} />;
    return loading ?? <Loading />;
  }
  return (
    <>
      {query.isError && !saysAge && <OutOfDate since={query.dataUpdatedAt} onRetry={again} />}
      {children(query.data)}
    </>
  );
}
