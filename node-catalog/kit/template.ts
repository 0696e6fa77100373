import { Liquid, type Template } from "liquidjs";
import type { FactsView } from "./facts.ts";
import type { Lead } from "./domain.ts";

/** How values are written into the text around them. */
export type TemplateFormat = "text" | "url" | "json";

const TAGS = new Set(["if", "unless", "case"]);
// Without loops, files, clocks and chance, a template is a pure function whose cost is bounded by its length.
const FILTERS = new Set(
  "abs at_least at_most capitalize ceil default downcase first floor join last minus plus round size strip times truncate upcase".split(
    " ",
  ),
);
const LONGEST = 8000;
const KEPT = 500;

const engines: Readonly<Record<TemplateFormat, Liquid>> = {
  text: engine(plain),
  url: engine((value) => encodeURIComponent(plain(value))),
  json: engine((value) => JSON.stringify(plain(value)).slice(1, -1)),
};
const parsed = new Map<string, Template[]>();

/** What templates may name. */
export interface TemplateScope {
  readonly lead: Readonly<Record<string, unknown>>;
  readonly owner?: { readonly name: string };
  readonly team?: { readonly name: string };
  readonly workspace?: { readonly company: string };
  readonly secrets?: Readonly<Record<string, string>>;
}

/**
 * Fills in a template: `{{ lead.name }}`, `{{ lead.company | default: "you" }}`, `{% if lead.value > 100 %}`. Names that
 * are not known stay empty.
 *
 * @param longest a longer text is cut and ends in "…"
 * @throws Error when {@link templateMistake} would have told so
 */
export function fillIn(
  template: string,
  scope: TemplateScope,
  format: TemplateFormat = "text",
  longest = 4000,
): string {
  if (!template.includes("{{") && !template.includes("{%")) return cut(template, longest);
  return cut(String(engines[format].renderSync(parse(template, format), scope)), longest);
}

/** What is wrong with a template, in one short sentence; undefined when it can be used. */
export function templateMistake(template: string): string | undefined {
  try {
    parse(template, "text");
    return undefined;
  } catch (error) {
    return (error as Error).message.replace(/, line:1, col:(\d+)$/, ", at character $1");
  }
}

/** What templates may name of a lead: its columns, and its own fields under `lead.fields`. */
export function leadScope({ fields, ...columns }: Lead): TemplateScope["lead"] {
  return { ...columns, fields };
}

/** Everything that a template may name while a flow decides. Teams are looked at only where one is named. */
export function scopeOf(facts: FactsView, template: string): TemplateScope {
  const { current, workspace, lead } = facts;
  const teamId = /\bteam\b/.test(template) ? (current?.teamId ?? null) : null;
  return {
    lead: leadScope(lead),
    owner: { name: (current && facts.person(current.personId)?.name) ?? "" },
    team: { name: teamId === null ? "" : facts.team(teamId).name },
    workspace: { company: workspace.company },
  };
}

function parse(template: string, format: TemplateFormat): Template[] {
  const key = `${format} ${template}`;
  const known = parsed.get(key);
  if (known) return known;
  const fresh = engines[format].parse(template);
  mustHaveNoRange(template);
  if (parsed.size >= KEPT) parsed.delete(parsed.keys().next().value!);
  parsed.set(key, fresh);
  return fresh;
}

/** The only thing left whose cost is not bounded by its length: `(1..1000000000)`. */
function mustHaveNoRange(template: string): void {
  for (const [part] of template.matchAll(/\{[{%][^]*?[%}]\}/g)) {
    if (/\.\./.test(part.replaceAll(/"[^"]*"|'[^']*'/g, ""))) throw new Error("a range like (1..9) is not known here");
  }
}

function engine(outputEscape: (value: unknown) => string): Liquid {
  const liquid = new Liquid({
    outputEscape,
    ownPropertyOnly: true,
    strictFilters: true,
    parseLimit: LONGEST,
    templates: {},
    memoryLimit: 1_000_000,
  });
  for (const tag of Object.keys(liquid.tags)) if (!TAGS.has(tag)) delete liquid.tags[tag];
  for (const filter of Object.keys(liquid.filters)) if (!FILTERS.has(filter)) delete liquid.filters[filter];
  return liquid;
}

function plain(value: unknown): string {
  if (typeof value === "string") return value;
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  return Array.isArray(value) ? value.map(plain).join(", ") : "";
}

function cut(text: string, longest: number): string {
  return text.length <= longest ? text : `${text.slice(0, longest - 1)}…`;
}
