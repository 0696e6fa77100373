/** What Google sent somebody back with: that it may be read, that it may not, or nothing, as when they come by themselves. */
export type GoogleAnswer = { readonly code: string; readonly state: string } | "refused" | "nothing";

/** @param search of the address, as in "?code=…&state=…" */
export function googleAnswer(search: string): GoogleAnswer {
  const given = new URLSearchParams(search);
  const [code, state] = [given.get("code"), given.get("state")];
  if (code && state) return { code, state };
  return given.has("error") ? "refused" : "nothing";
}
