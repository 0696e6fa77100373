interface Paged<Row> {
  readonly data: { readonly pages: readonly { readonly data: readonly Row[] }[] } | undefined;
  /** What an earlier search found, until this one has been answered. */
  readonly isPlaceholderData: boolean;
}

/**
 * What is known of a list that is read page by page. Rows of the search before may stand meanwhile; that it had none says
 * nothing about this one.
 *
 * @returns undefined while nothing is known
 */
export function knownRows<Row>({ data, isPlaceholderData }: Paged<Row>): readonly Row[] | undefined {
  const rows = data?.pages.flatMap((page) => page.data);
  return isPlaceholderData && rows?.length === 0 ? undefined : rows;
}
