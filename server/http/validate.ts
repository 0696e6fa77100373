import { z } from "zod";
import { AppError } from "../../node-catalog/kit/errors.ts";
import { nearestName } from "./nearest-name.ts";
import { findUnknownKeys, type UnknownKey } from "./unknown-keys.ts";

interface Wrong {
  readonly path: string;
  readonly message: string;
}

/**
 * Checks what came in against its schema. A key that the schema does not know is refused, at any depth: passed over, a
 * misspelt one would be lost in silence, and its sender told that all is well.
 *
 * @throws AppError `invalid` (422) with `errors`, each with the path of an input and a sentence for people
 */
export function validate(schema: z.ZodType, input: unknown): unknown {
  const unstorable = findUnstorable(input);
  if (unstorable) throw invalid([unstorable]);
  const { success, data, error } = schema.safeParse(input, { error: plainWords });
  const unknown = findUnknownKeys(schema, input);
  if (success && unknown.length === 0) return data;
  const issues = error?.issues ?? [];
  const misspelt = unknown.map((key) => notKnown(key, issues));
  const others = issues.flatMap(wrongs).filter(({ path }) => !misspelt.some((key) => key.path === path));
  // First what nobody knows: what is missing is often what was misspelt.
  throw invalid([...misspelt, ...others]);
}

/** Every list understands these, also one that always fits into its first page. */
const PAGING = new Set(["cursor", "limit"]);

/** Like {@link validate}: a misspelt filter that is passed over would answer with everything. */
export function validateQuery(schema: z.ZodType, input: Record<string, unknown>): unknown {
  const shape = schema instanceof z.ZodObject ? schema.shape : input;
  const asked = Object.entries(input).filter(([name]) => !PAGING.has(name) || Object.hasOwn(shape, name));
  return validate(schema, Object.fromEntries(asked));
}

const NOT_KNOWN = "This is not known here.";

/** With the schema's own words where it has some, and with the name that was probably meant. */
function notKnown({ path, known }: UnknownKey, issues: readonly z.core.$ZodIssue[]): Wrong {
  const nearest = nearestName(String(path.at(-1)), known);
  const meant = nearest === undefined ? "" : ` Did you mean “${nearest}”?`;
  const here = path.slice(0, -1).join(".");
  const own = issues.find(({ code, path: at }) => code === "unrecognized_keys" && at.join(".") === here);
  return { path: path.join("."), message: (own?.message ?? NOT_KNOWN) + meant };
}

function invalid(errors: readonly Wrong[]): AppError {
  const [first] = errors;
  const where = first?.path ? `${first.path}: ` : "";
  return new AppError("invalid", "invalid-input", `${where}${first?.message ?? "Correct what you sent."}`, { errors });
}

function wrongs(issue: z.core.$ZodIssue): Wrong[] {
  const { path, message } = issue;
  if (issue.code !== "unrecognized_keys") return [{ path: path.join("."), message }];
  return issue.keys.map((key) => ({ path: [...path, key].join("."), message }));
}

const KINDS: Record<string, string> = {
  string: "a text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "an object",
  record: "an object",
};

const FORMATS: Record<string, string> = {
  email: "This is not an e-mail address.",
  uuid: "This is not an id.",
  url: "This is not a web address.",
  datetime: "Use a date and time such as 2026-03-01T09:00:00Z.",
};

/** Says in plain words what zod says for developers; a schema's own message stays. */
function plainWords(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.code === "invalid_type") return ofType(issue.input, KINDS[issue.expected]);
  if (issue.code === "too_small") return tooSmall(issue.origin, issue.input, issue.minimum);
  if (issue.code === "too_big") return tooBig(issue.origin, issue.maximum);
  if (issue.code === "invalid_format") return FORMATS[issue.format];
  if (issue.code === "invalid_value") return `Use one of: ${issue.values.map(String).join(", ")}.`;
  if (issue.code === "unrecognized_keys") return NOT_KNOWN;
  if (issue.code === "invalid_union") return ofUnion(issue.errors);
  return undefined;
}

/** Of several forms that something may have, the one whose type it has says best what is wrong with it. */
function ofUnion(branches: readonly (readonly z.core.$ZodIssue[])[]): string {
  const isOtherType = ({ code, path }: z.core.$ZodIssue) => code === "invalid_type" && path.length === 0;
  return branches.find((issues) => !issues.some(isOtherType))?.[0]?.message ?? "This has another form than expected.";
}

function ofType(input: unknown, expected: string | undefined): string | undefined {
  if (input === undefined) return "This is missing.";
  return expected && `This must be ${expected}.`;
}

function tooSmall(origin: string, input: unknown, minimum: number | bigint): string {
  if (origin === "string") return input === "" ? "Fill this in." : "This is too short.";
  if (origin === "array") return minimum === 1 ? "Choose at least one." : `Choose at least ${minimum}.`;
  return `This must be at least ${minimum}.`;
}

function tooBig(origin: string, maximum: number | bigint): string {
  if (origin === "string") return `This may have at most ${maximum} characters.`;
  if (origin === "array") return `This may have at most ${maximum} entries.`;
  return `This must be at most ${maximum}.`;
}

/** Deeper than anything that we ask for; whoever looks into it calls itself at every level. */
const DEEPEST = 64;

/** PostgreSQL stores neither NUL in a text nor half a surrogate pair in jsonb; both are legal in JSON, and so is any depth. */
function findUnstorable(value: unknown, path: readonly string[] = []): Wrong | undefined {
  if (typeof value === "string") {
    const storable = !value.includes("\0") && value.isWellFormed();
    return storable ? undefined : { path: path.join("."), message: "This has a character that is not text." };
  }
  if (typeof value !== "object" || value === null) return undefined;
  if (path.length > DEEPEST) return { path: path[0] ?? "", message: "This is nested too deeply." };
  for (const [key, inner] of Object.entries(value)) {
    const found = findUnstorable(key, path) ?? findUnstorable(inner, [...path, key]);
    if (found) return found;
  }
  return undefined;
}
