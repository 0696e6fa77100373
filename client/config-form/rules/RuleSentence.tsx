import { sayRule } from "../../../node-catalog/rules/say.ts";
import type { Rule } from "../../../node-catalog/rules/schema.ts";
import { useWorkspace } from "../../api/workspace.ts";
import { countryName, languageName } from "../../ui/names.ts";
import { useNames } from "../names.ts";

/** A rule in words: "If country is Germany and value is at least 5000". */
export function RuleSentence({ rule }: { rule: Rule }) {
  const workspace = useWorkspace();
  const { sources } = useNames();
  return `If ${sayRule(rule, workspace.data?.customFields ?? [], (value, { picker }) => {
    if (typeof value === "boolean") return value ? "yes" : "no";
    if (picker === "source") return sources.get(String(value)) ?? "a source that is gone";
    if (picker === "language") return languageName(String(value));
    return picker === "country" ? countryName(String(value)) : String(value);
  })}`;
}
