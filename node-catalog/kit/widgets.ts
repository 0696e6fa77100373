import { z } from "zod";
import { languageCode } from "./domain.ts";
import { templateMistake } from "./template.ts";
import { duration } from "./time.ts";

/**
 * Config fields that the editor knows how to draw. A node says only what is special to it:
 * `team({ label: "Team" })`. The hints travel in the JSON Schema, so a foreign node needs no front-end code.
 */
export const WIDGETS = [
  "team",
  "sources",
  "person",
  "languages",
  "duration",
  "template",
  "text",
  "number",
  "choice",
  "yes-no",
  "field",
  "field-value",
  "rules",
  "hours",
  "time-of-day",
  "time-zone",
  "headers",
  "field-map",
  "url",
  "teams",
  "rule",
  "fallback-order",
  "requirements",
  "territories",
] as const;
export type Widget = (typeof WIDGETS)[number];

export interface FieldHints {
  readonly label: string;
  readonly help?: string;
  readonly placeholder?: string;
  /** Shown only while another value of the form is one of these. */
  readonly onlyWhen?: { readonly field: string; readonly is: readonly (string | boolean)[] };
  /** Labels of a choice's values. */
  readonly options?: Readonly<Record<string, string>>;
  /** What a sentence says for an empty value (`null`, no entry): "any source". */
  readonly none?: string;
  /** How a sentence frames a value: "until {value}". */
  readonly said?: string;
  /** What a new drawing begins with where leaving it out means something else. */
  readonly initial?: unknown;
}

export function widget<Schema extends z.ZodType>(schema: Schema, kind: Widget, hints: FieldHints): Schema {
  return schema.meta({ widget: kind, ...hints });
}

export const team = (hints: Partial<FieldHints> = {}) =>
  widget(z.uuid("Choose a team"), "team", { label: "Team", ...hints });
export const durationField = (hints: FieldHints) => widget(duration, "duration", hints);
export const template = (hints: FieldHints, max = 2000) =>
  widget(z.string().trim().min(1).max(max).superRefine(isTemplate), "template", hints);
export const text = (hints: FieldHints, max = 200) => widget(z.string().trim().min(1).max(max), "text", hints);
export const languages = (hints: FieldHints) => widget(z.array(languageCode).min(1).max(50), "languages", hints);
export const choice = <const Value extends readonly [string, ...string[]]>(values: Value, hints: FieldHints) =>
  widget(z.enum(values), "choice", hints);

function isTemplate(text: string, context: z.RefinementCtx): void {
  const mistake = templateMistake(text);
  if (mistake) context.addIssue({ code: "custom", message: `Correct this text: ${mistake}` });
}
