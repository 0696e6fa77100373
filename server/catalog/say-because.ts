import type { Catalog } from "../../node-catalog/kit/catalog.ts";
import type { NodeType } from "../../node-catalog/kit/define-node.ts";
import type { PersonId, Uuid } from "../../node-catalog/kit/domain.ts";
import { DAY, HOUR, MINUTE, SECOND, durationMs } from "../../node-catalog/kit/time.ts";
import type { Because } from "../../node-catalog/kit/because.ts";
import { PEOPLE_REASONS } from "./people-reasons.ts";

/** Names of people, teams, sources and flows by their id. */
export type Names = ReadonlyMap<Uuid, string>;

/** What it takes to speak: the words of the node types, names for ids, and who listens. */
export interface Speech {
  readonly catalog: Catalog;
  readonly names: Names;
  /** This person is addressed as "you". */
  readonly reader?: PersonId | undefined;
  /** Times of day are said in this zone. */
  readonly timeZone: string;
  /** Epoch milliseconds; decides whether a time needs its date. */
  readonly now: number;
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** Any number of that size is a moment in epoch milliseconds (since 1973); no count of the product gets there. */
const EARLIEST_MOMENT = 1e11;

/** Every id that a sentence about `values` will need a name for. */
export function idsIn(values: Readonly<Record<string, unknown>>): Uuid[] {
  return Object.values(values)
    .flat()
    .filter((value): value is Uuid => typeof value === "string" && UUID.test(value));
}

/**
 * Says in one sentence why something went the way it went: the reason's sentence of the node type (of the newest that
 * declares the code, when `type` is not known), or of what people do, with names for ids and words for values.
 */
export function sayBecause(because: Because, speech: Speech, type?: string, version?: number): string {
  return say(reasonOf(because.code, speech.catalog, type, version) ?? "", because, speech);
}

/** Puts names and words in for the `{tokens}` of a sentence. */
export function say(sentence: string, values: Readonly<Record<string, unknown>>, speech: Speech): string {
  const said = sentence.replace(/\{(\w+)\}/g, (_, name: string) => sayValue(name, values[name], speech));
  return addressed(said.trim().replace(/\s{2,}/g, " "), speech);
}

function reasonOf(code: string, catalog: Catalog, type?: string, version?: number): string | undefined {
  const exact = type && version !== undefined ? catalog.get(type, version) : undefined;
  const node = exact ?? (type ? catalog.newest(type) : undefined);
  const declares = (one: NodeType) => Object.hasOwn(one.reasons, code);
  if (node && declares(node)) return node.reasons[code];
  return PEOPLE_REASONS.get(code) ?? catalog.all().find(declares)?.reasons[code];
}

/** Stands for the reader until the sentence is whole, when the verb beside it is known. */
const YOU = "⟦you⟧";

function sayValue(name: string, value: unknown, speech: Speech): string {
  if (value === null || value === undefined) return "";
  if (Array.isArray(value)) return LIST.format(value.map((entry) => sayValue(name, entry, speech)));
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "number") return value >= EARLIEST_MOMENT ? sayMoment(value, speech) : String(value);
  if (typeof value !== "string") return "";
  if (UUID.test(value)) return value === speech.reader ? YOU : (speech.names.get(value) ?? "somebody");
  if (name.startsWith("language") && /^[a-z]{2}$/.test(value)) return LANGUAGES.of(value) ?? value;
  const length = durationMs(value);
  return Number.isNaN(length) ? value : sayDuration(length);
}

const LIST = new Intl.ListFormat("en-GB", { type: "conjunction" });
const LANGUAGES = new Intl.DisplayNames("en", { type: "language" });

/** Sentences are written about somebody else; told to that person, the verb and the capital follow. */
function addressed(sentence: string, { reader }: Speech): string {
  if (reader === undefined) return sentence;
  return sentence
    .replace(/⟦you⟧ (was|is|has)\b/g, (_, verb: string) => `${YOU} ${TO_YOU[verb]}`)
    .replace(/(^|[.:] )⟦you⟧/g, "$1You")
    .replace(/⟦you⟧/g, "you");
}

const TO_YOU: Record<string, string> = { was: "were", is: "are", has: "have" };

/** "14:32" when it is today for the reader, else "24 Nov, 14:32". */
export function sayMoment(at: number, { timeZone, now }: Pick<Speech, "timeZone" | "now">): string {
  const day = new Intl.DateTimeFormat("en-GB", { timeZone, day: "numeric", month: "short" });
  const time = new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", minute: "2-digit" }).format(at);
  return day.format(at) === day.format(now) ? time : `${day.format(at)}, ${time}`;
}

/** "3 Feb 2025": of something old, at whatever time of that day. */
export function sayDay(at: number, { timeZone }: Pick<Speech, "timeZone">): string {
  return new Intl.DateTimeFormat("en-GB", { timeZone, day: "numeric", month: "short", year: "numeric" }).format(at);
}

const UNITS: readonly [ms: number, word: string][] = [
  [DAY, "day"],
  [HOUR, "hour"],
  [MINUTE, "minute"],
  [SECOND, "second"],
];

/** "1 hour 30 minutes"; the two largest units, for it is said, not measured. */
export function sayDuration(ms: number): string {
  const parts: string[] = [];
  let rest = ms;
  for (const [unit, word] of UNITS) {
    const count = Math.floor(rest / unit);
    rest -= count * unit;
    if (count > 0) parts.push(`${count} ${word}${count === 1 ? "" : "s"}`);
  }
  return parts.slice(0, 2).join(" ") || "0 seconds";
}
