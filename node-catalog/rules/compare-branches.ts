import type { ConfigProblem } from "../kit/define-node.ts";
import type { FieldDefinition } from "../kit/domain.ts";
import { ANY_LEAD, intersect, type LeadSet } from "../kit/lead-set.ts";
import { holds } from "./evaluate.ts";
import { checkRule } from "./guard.ts";
import { fieldsIn, leadsWhere } from "./leads-where.ts";
import { sampleLead } from "./sample-lead.ts";
import type { Rule } from "./schema.ts";

export interface Branch {
  readonly id: string;
  readonly label: string;
  readonly rule: Rule;
}

type Fields = readonly FieldDefinition[];

/** The leads that each branch takes where the first one that is true is taken, and `otherwise` those that none takes. */
export function leadsByBranch(branches: readonly Branch[], own: Fields): Readonly<Record<string, LeadSet>> {
  const entries = branches.map(({ id, rule }, index) => [
    id,
    without(leadsWhere(rule, own), branches.slice(0, index), own),
  ]);
  const rest = branches.map(({ rule }) => leadsWhere(rule, own, false)).reduce(intersect, ANY_LEAD);
  return Object.fromEntries([...entries, ["otherwise", rest]]);
}

function without(leads: LeadSet, above: readonly Branch[], own: Fields): LeadSet {
  return above.map(({ rule }) => leadsWhere(rule, own, false)).reduce(intersect, leads);
}

/**
 * Which branches no lead can ever take, and which ask the same and take leads from each other. Certain: the first is said
 * only where no value is left, the second only where a lead is found that both rules let through.
 */
export function compareBranches(branches: readonly Branch[], own: Fields): readonly ConfigProblem[] {
  const sound = branches.filter(({ rule }) => checkRule(rule, own).length === 0);
  return sound.flatMap((branch, index) => {
    const above = sound.slice(0, index);
    const leads = leadsWhere(branch.rule, own);
    if (leads.length === 0) return [neverTrue(branch)];
    if (without(leads, above, own).length === 0) return [takenAbove(branch, above, own)];
    const rival = above.find((other) => crosses(other, branch, own));
    return rival ? [overlaps(rival, branch)] : [];
  });
}

function neverTrue({ id, label }: Branch): ConfigProblem {
  return {
    code: "never-true",
    severity: "hint",
    exit: id,
    message: `No lead can ever match “${label}”: its conditions exclude each other.`,
    mend: "Correct its conditions, or remove this outcome",
  };
}

function takenAbove({ id, label, rule }: Branch, above: readonly Branch[], own: Fields): ConfigProblem {
  const one = above.find((other) => without(leadsWhere(rule, own), [other], own).length === 0);
  const who = one ? `“${one.label}” above takes` : "the outcomes above take";
  return {
    code: "taken-above",
    severity: "hint",
    exit: id,
    message: `No lead gets to “${label}”: ${who} every lead that matches it.`,
    mend: one ? `Move “${label}” above “${one.label}”` : "Move it up, or remove this outcome",
  };
}

/**
 * Do both match some leads, and each also others? Only for rules that ask for the same fields: “Germany” before “Big deals”
 * is an order of importance, and “above 10,000” before “above 5,000” a ladder, and neither is a slip.
 */
function crosses(upper: Branch, lower: Branch, own: Fields): boolean {
  if (!isSame(fieldsIn(upper.rule), fieldsIn(lower.rule))) return false;
  const both = intersect(leadsWhere(upper.rule, own), leadsWhere(lower.rule, own));
  const upperOnly = without(leadsWhere(upper.rule, own), [lower], own);
  return isShown(both, own, [upper, true], [lower, true]) && isShown(upperOnly, own, [upper, true], [lower, false]);
}

const isSame = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  a.size === b.size && [...a].every((field) => b.has(field));

/** Is there a lead among them of which the rules are what they are said to be? */
function isShown(leads: LeadSet, own: Fields, ...expected: (readonly [Branch, boolean])[]): boolean {
  const context = { fields: own, timeZone: "UTC" };
  return leads.some((box) => {
    const lead = sampleLead(box, own);
    return lead !== undefined && expected.every(([{ rule }, isTrue]) => holds(rule, lead, context) === isTrue);
  });
}

function overlaps(upper: Branch, lower: Branch): ConfigProblem {
  return {
    code: "overlap",
    severity: "hint",
    exit: lower.id,
    message: `Some leads match both “${upper.label}” and “${lower.label}”; “${upper.label}” takes them, because it stands above.`,
    mend: "Make their conditions exclude each other",
  };
}
