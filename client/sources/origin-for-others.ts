import type { SourceView } from "../../server/sources/contract.ts";

/** Where others reach this Baton: by "localhost" nobody but the reader gets anywhere. */
export function originForOthers({ formUrl }: Pick<SourceView, "formUrl">): string {
  const { hostname, origin } = window.location;
  return /^(localhost|127\.[\d.]+|\[::1\])$/.test(hostname) ? new URL(formUrl).origin : origin;
}
