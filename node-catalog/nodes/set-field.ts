import { z } from "zod";
import { defineNode } from "../kit/define-node.ts";
import { type FieldDefinition, type FieldValue, fieldValue } from "../kit/domain.ts";
import { AppError } from "../kit/errors.ts";
import { facts } from "../kit/examples.ts";
import type { FactsView } from "../kit/facts.ts";
import { leave } from "../kit/outcome.ts";
import { fillIn, scopeOf, templateMistake } from "../kit/template.ts";
import { widget } from "../kit/widgets.ts";
import { fieldsOf } from "../rules/fields.ts";
import { columnOf, fitValue, isFillable } from "../rules/fit-value.ts";

export default defineNode({
  type: "set-field",
  version: 1,
  group: "act",
  icon: "pencil",
  title: "Fill in a field",
  sentence: "Fill in {field} with {value}",
  help: "Writes something into the lead, for later steps and for people. A text may name what is known of the lead.",
  config: z.object({
    field: widget(z.string("Choose a field").min(1, "Choose a field").max(80), "field", { label: "Field" }),
    value: widget(fieldValue.nullable(), "field-value", { label: "With", none: "nothing" }).default(null),
  }),
  exits: { done: "Next" },
  writes: ({ field }) => [field],
  check({ field, value }, known) {
    if (!isFillable(field, known.fields)) {
      return [{ code: "unknown-field", message: "A flow cannot fill in this field.", mend: "Choose another field" }];
    }
    const mistake = typeof value === "string" ? templateMistake(value) : undefined;
    if (mistake)
      return [{ code: "wrong-text", message: `This text has a mistake: ${mistake}.`, mend: "Correct the text" }];
    const isFixed = typeof value !== "string" || !value.includes("{");
    if (!isFixed || fitValue(field, value, known.fields) !== undefined) return [];
    return [{ code: "wrong-value", message: "This value does not fit the field.", mend: "Correct the value" }];
  },
  reasons: { "field-filled-in": "{field} was filled in", "field-emptied": "{field} was emptied" },

  decide({ config, facts }) {
    const { fields } = facts.workspace;
    const value = fitValue(config.field, textOf(config.value, facts), fields);
    if (value === undefined || !isFillable(config.field, fields)) {
      throw new AppError(
        "stop",
        "value-does-not-fit",
        "What this step writes does not fit the field. Correct it in the flow.",
      );
    }
    return leave("done", {
      effects: [{ type: "setLead", set: { [columnOf(config.field)]: value } }],
      because: { code: value === null ? "field-emptied" : "field-filled-in", field: labelOf(config.field, fields) },
    });
  },

  examples: [
    { name: "a fixed value", config: { field: "product", value: "heat pump" }, facts: facts(), exit: "done" },
    {
      name: "from the lead",
      config: { field: "message", value: "From {{ lead.company }}" },
      facts: facts(),
      exit: "done",
    },
    { name: "a number", config: { field: "fields.employees", value: "250" }, facts: facts(), exit: "done" },
    { name: "emptied", config: { field: "product", value: null }, facts: facts(), exit: "done" },
  ],
});

function textOf(value: FieldValue | null, facts: FactsView): FieldValue | null {
  return typeof value === "string" ? fillIn(value, scopeOf(facts, value)) : value;
}

function labelOf(name: string, own: readonly FieldDefinition[]): string {
  return fieldsOf(own).find((field) => field.name === name)?.label ?? name;
}
