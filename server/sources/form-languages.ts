import { type WordsLanguage, WORDS_LANGUAGES } from "./form-words.ts";

/** Languages to choose from, by how many people in the world's larger markets speak them at work. */
const COMMON = "en de fr es it nl pt pl cs da sv nb fi el hu ro uk ru tr ar he hi zh ja ko".split(" ");

/** Each language by its own name, in the order of those names; `first` is among them in any case. */
export function languageChoices(first: string | undefined): { code: string; name: string }[] {
  const codes = first === undefined || COMMON.includes(first) ? COMMON : [first, ...COMMON];
  return codes.map((code) => ({ code, name: ownName(code) })).sort((a, b) => a.name.localeCompare(b.name, "en"));
}

function ownName(code: string): string {
  const name = new Intl.DisplayNames(code, { type: "language" }).of(code) ?? code;
  return name.charAt(0).toLocaleUpperCase(code) + name.slice(1);
}

/**
 * Two-letter codes of an Accept-Language header, the best first.
 *
 * @example preferredLanguages("de-AT,de;q=0.9,en;q=0.5") // ["de", "en"]
 */
export function preferredLanguages(header: string | undefined): string[] {
  const weighed = (header ?? "").split(",").map((entry) => {
    const [tag = "", ...parameters] = entry.trim().split(";");
    const quality = parameters.map((one) => /^\s*q=([\d.]+)\s*$/.exec(one)?.[1]).find((value) => value !== undefined);
    return { code: tag.slice(0, 2).toLowerCase(), quality: quality === undefined ? 1 : Number(quality) };
  });
  const wanted = weighed.filter(({ code, quality }) => /^[a-z]{2}$/.test(code) && quality > 0);
  return [...new Set(wanted.toSorted((a, b) => b.quality - a.quality).map(({ code }) => code))];
}

/** The first of `preferred` in which the form can speak. */
export function spokenLanguage(preferred: readonly string[]): WordsLanguage {
  const speaks = (code: string): code is WordsLanguage => (WORDS_LANGUAGES as string[]).includes(code);
  return preferred.find(speaks) ?? "en";
}
