/** A company that leads come in from; those of the demo are apart. */
export interface Company {
  readonly domain: string;
  readonly demo: boolean;
}

/** As two arrays for SQL: half as dear as rows of JSON. */
export const columnsOf = (companies: readonly Company[]): [domains: string[], demos: boolean[]] => [
  companies.map(({ domain }) => domain),
  companies.map(({ demo }) => demo),
];

export const companyKey = ({ domain, demo }: Company): string => `${domain} ${demo}`;
