import type { FieldDefinition } from "../../node-catalog/kit/domain.ts";

interface Variable {
  readonly name: string;
  readonly label: string;
}

const VARIABLES: readonly Variable[] = [
  { name: "lead.name", label: "Lead’s name" },
  { name: "lead.company", label: "Lead’s company" },
  { name: "lead.companySize", label: "Company size (people)" },
  { name: "lead.product", label: "Product" },
  { name: "lead.message", label: "Message" },
  { name: "lead.email", label: "E-mail" },
  { name: "lead.phone", label: "Phone" },
  { name: "lead.value", label: "Value" },
  { name: "owner.name", label: "Name of whoever is responsible" },
  { name: "team.name", label: "Team’s name" },
  { name: "workspace.company", label: "Our company’s name" },
];

/** What a text may name, with words for people. */
export function templateVariables(own: readonly FieldDefinition[]): readonly Variable[] {
  return [...VARIABLES, ...own.map(({ name, label }) => ({ name: `lead.fields.${name}`, label }))];
}

/** A text with its placeholders in words: "{{ lead.name }} is waiting" → "‹lead’s name› is waiting". */
export function sayTemplate(text: string): string {
  return text.replaceAll(/\{\{\s*([\w.]+)[^}]*\}\}/g, (_, name: string) => {
    const known = VARIABLES.find((variable) => variable.name === name)?.label ?? name.split(".").at(-1)!;
    return `‹${known.charAt(0).toLowerCase()}${known.slice(1)}›`;
  });
}
