import { AppError } from "../kit/errors.ts";
import type { Lead } from "../kit/domain.ts";
import { holds, type RuleContext } from "./evaluate.ts";
import type { Rule } from "./schema.ts";

/** Does the rule put the lead first? A field that cannot be read does not: an order is no reason to stop a lead. */
export function isHot(rule: Rule | null, lead: Lead, context: RuleContext): boolean {
  if (rule === null) return false;
  try {
    return holds(rule, lead, context);
  } catch (error) {
    if (error instanceof AppError) return false;
    throw error;
  }
}
