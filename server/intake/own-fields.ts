import type { Db } from "../../engine/database.ts";
import type { FieldDefinition, FieldValue } from "../../node-catalog/kit/domain.ts";
import { insertFields } from "./field-store.ts";
import type { LeadRequest } from "./request.ts";

/** Names come from outside: what is remembered of them must not grow for ever. */
const MOST_REMEMBERED = 1_000;
const DATE = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?$/;

/** Makes fields of one's own known to rules and templates as soon as a lead has brought the first value. */
export class OwnFields {
  readonly #seen = new Set<string>();

  async learn(db: Db, requests: readonly LeadRequest[]): Promise<void> {
    const values = requests.flatMap(({ lead }) => Object.entries(lead.fields));
    const news = new Map(values.filter(([name]) => !this.#seen.has(name)));
    if (news.size === 0) return;
    await insertFields(
      db,
      [...news].map(([name, value]) => ({ name, label: labelOf(name), type: typeOf(value) })),
    );
    if (this.#seen.size > MOST_REMEMBERED) this.#seen.clear();
    for (const name of news.keys()) this.#seen.add(name);
  }
}

function typeOf(value: FieldValue): FieldDefinition["type"] {
  if (typeof value === "number") return "number";
  if (typeof value === "boolean") return "yes-no";
  if (typeof value !== "string") return "list";
  return DATE.test(value) && !Number.isNaN(Date.parse(value)) ? "date" : "text";
}

/** `budgetRange` and `budget_range` are "Budget range". */
function labelOf(name: string): string {
  const words = name
    .replaceAll("_", " ")
    .replaceAll(/([a-z0-9])([A-Z])/g, "$1 $2")
    .trim()
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
