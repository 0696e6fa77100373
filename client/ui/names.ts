const languages = new Intl.DisplayNames("en", { type: "language" });
const regions = new Intl.DisplayNames("en", { type: "region" });
const currencies = new Intl.DisplayNames("en", { type: "currency" });

function named(names: Intl.DisplayNames, code: string): string {
  try {
    return names.of(code) ?? code;
  } catch {
    return code;
  }
}

/** "de" → "German" */
export const languageName = (code: string) => named(languages, code);
/** "DE" → "Germany" */
export const countryName = (code: string) => named(regions, code);
/** "EUR" → "Euro" */
export const currencyName = (code: string) => named(currencies, code);

/** "Europe/Berlin" → "Berlin", "America/Argentina/Buenos_Aires" → "Buenos Aires" */
export function placeOfZone(timeZone: string): string {
  if (timeZone === "UTC") return "World time";
  return (timeZone.split("/").at(-1) ?? timeZone).replaceAll("_", " ");
}

/** "a, b and c" */
export function listWords(words: readonly string[], joint = "and"): string {
  if (words.length < 2) return words[0] ?? "";
  return `${words.slice(0, -1).join(", ")} ${joint} ${words.at(-1)}`;
}
