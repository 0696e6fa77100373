import { languageName } from "../ui/names.ts";

/** Languages that people sell in; ISO 639-1. Others that a flow already names are offered, too. */
const CODES =
  "ar bg bs ca cs da de el en es et eu fa fi fr ga gl he hi hr hu hy id is it ja ka kk ko lt lv mk ms mt nb nl pl pt ro ru sk sl sq sr sv sw ta th tr uk ur vi zh".split(
    " ",
  );

export function languageOptions(chosen: readonly string[] = []): { value: string; label: string }[] {
  return [...new Set([...CODES, ...chosen])]
    .map((code) => ({ value: code, label: languageName(code) }))
    .toSorted((a, b) => a.label.localeCompare(b.label));
}
