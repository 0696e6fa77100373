import { Button } from "@mantine/core";
import type { InfiniteData, UseInfiniteQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { Page } from "../api/http.ts";
import { Failed, OutOfDate } from "./Failed.tsx";
import classes from "./List.module.css";
import { Loading } from "./Loading.tsx";
import { knownRows } from "./known-rows.ts";

interface PagedListProps<Row> {
  readonly query: UseInfiniteQueryResult<InfiniteData<Page<Row>>>;
  /** "The leads did not load" */
  readonly failed: string;
  /** How many lines it probably has, while it is on its way. */
  readonly lines?: number;
  /** When there are none, in a panel. */
  readonly none: ReactNode;
  readonly children: (rows: readonly Row[]) => ReactNode;
}

/** A list that is read page by page: what is there, or that it is on its way, or why not; older rows stay, dated. */
export function PagedList<Row>({ query, failed, lines = 8, none, children }: PagedListProps<Row>) {
  const rows = knownRows(query);
  const again = () => void query.refetch();
  if (rows === undefined) {
    return query.isError ? <Failed title={failed} error={query.error} onRetry={again} /> : <Loading rows={lines} />;
  }
  return (
    <>
      {query.isError && <OutOfDate since={query.dataUpdatedAt} onRetry={again} />}
      {rows.length === 0 ? none && <section className="panel">{none}</section> : children(rows)}
      {query.hasNextPage && (
        <Button className={classes.more} loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          Show more
        </Button>
      )}
    </>
  );
}
