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

const KEPT = 500;

/**
 * The same answer to the same question: a drawing is checked whenever it is saved, and a step of twenty outcomes costs 30 ms
 * each time while somebody moves another one.
 */
function remembered<Answer>(work: (branches: readonly Branch[], own: Fields) => Answer) {
  const known = new Map<string, Answer>();
  return (branches: readonly Branch[], own: Fields): Answer => {
    const question = JSON.stringify([branches, own]);
    const answer = known.get(question) ?? work(branches, own);
    if (known.size >= KEPT && !known.has(question)) known.delete(known.keys().next().value!);
    known.set(question, answer);
    return answer;
  };
}

/** A branch with the leads of which its rule is true, and those of which it is not. */
interface Weighed extends Branch {
  readonly where: LeadSet;
  readonly whereNot: LeadSet;
}

function weigh(branches: readonly Branch[], own: Fields): readonly Weighed[] {
  return branches.map((branch) => ({
    ...branch,
    where: leadsWhere(branch.rule, own),
    whereNot: leadsWhere(branch.rule, own, false),
  }));
}

/** The leads that each branch takes where the first one that is true is taken, and `otherwise` those that none takes. */
export const leadsByBranch = remembered((branches, own): Readonly<Record<string, LeadSet>> => {
  const weighed = weigh(branches, own);
  const entries = weighed.map(({ id, where }, index) => [id, without(where, weighed.slice(0, index))]);
  return Object.fromEntries([...entries, ["otherwise", without(ANY_LEAD, weighed)]]);
});

function without(leads: LeadSet, above: readonly Weighed[]): LeadSet {
  // What is too much to tell apart leaves at least what the branch itself asks for.
  return above.reduce((left, { whereNot }) => intersect(left, whereNot, left), leads);
}

/**
 * Which branches no lead can ever take, and which ask the same and take leads from each other. Certain: the first is said
 * only where no value is left, the second only where a lead is found that both rules let through.
 */
export const compareBranches = remembered((branches, own): readonly ConfigProblem[] => {
  const sound = weigh(
    branches.filter(({ rule }) => checkRule(rule, own).length === 0),
    own,
  );
  return sound.flatMap((branch, index) => {
    const above = sound.slice(0, index);
    if (branch.where.length === 0) return [neverTrue(branch)];
    if (without(branch.where, above).length === 0) return [takenAbove(branch, above)];
    const rival = above.find((other) => crosses(other, branch, own));
    return rival ? [overlaps(rival, branch)] : [];
  });
});

function neverTrue({ id, label }: Branch): ConfigProblem {
  return {
    code: "never-true",
    severity: "hint",
    exit: id,
    message: `No lead can ever match “${label}”: its conditions exclude each other.`,
    mend: "Correct its conditions, or remove this outcome",
  };
}

function takenAbove({ id, label, where }: Weighed, above: readonly Weighed[]): ConfigProblem {
  const one = above.find((other) => without(where, [other]).length === 0);
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
function crosses(upper: Weighed, lower: Weighed, own: Fields): boolean {
  if (!isSame(fieldsIn(upper.rule), fieldsIn(lower.rule))) return false;
  const both = intersect(upper.where, lower.where);
  const upperOnly = without(upper.where, [lower]);
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
