/** A company that leads come in from; those of the demo are apart. */
export interface Company {
  readonly domain: string;
  readonly demo: boolean;
}

export const companyKey = ({ domain, demo }: Company): string => `${domain} ${demo}`;
