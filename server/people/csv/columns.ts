import type { Limit } from "../../../node-catalog/kit/facts.ts";
import type { PersonView } from "../contract.ts";
import { parseHours, printHours } from "./hours-text.ts";

/** What ids are called in the file. */
export interface Names {
  readonly emailOf: (id: string) => string;
  readonly teamOf: (id: string) => string;
}

/** How one column of the file is written and read. What is read is checked afterwards, by the same rules as in the form. */
export interface Column {
  readonly title: string;
  readonly print: (person: PersonView, names: Names) => string;
  /** Parts of a change; undefined when it cannot be read. The text is not empty. */
  readonly parse: (text: string) => Readonly<Record<string, unknown>> | undefined;
  /** What a dash in a cell means, where it may be emptied. */
  readonly empty?: Readonly<Record<string, unknown>>;
  /** How to write it, for who wrote it otherwise. */
  readonly example: string;
}

const listOf = (text: string): string[] =>
  text
    .split(/[,;|]/)
    .map((one) => one.trim())
    .filter(Boolean);

function words(title: string, field: "regions" | "products" | "industries" | "skills", example: string): Column {
  return {
    title,
    print: (person) => person[field].join(", "),
    parse: (text) => ({ [field]: listOf(text) }),
    empty: { [field]: [] },
    example,
  };
}

function whole(title: string, field: "seniority" | "capacity", example: string): Column {
  return {
    title,
    print: (person) => String(person[field] ?? ""),
    parse: (text) => (/^\d{1,9}$/.test(text) ? { [field]: Number(text) } : undefined),
    ...(field === "seniority" && { empty: { seniority: null } }),
    example,
  };
}

const LIMIT = /^(\d{1,9})\s+(?:(open)|an?\s+(calendar\s+)?(hour|day|month))$/i;

export function printLimit({ what, most, window }: Limit): string {
  if (what === "open") return `${most} open`;
  if (window === "calendar") return `${most} a calendar ${what}`;
  return `${most} ${what === "hour" ? "an" : "a"} ${what}`;
}

function parseLimits(text: string): { limits: Limit[] } | undefined {
  const limits = listOf(text).map((one): Limit | undefined => {
    const [, most, open, calendar, unit] = LIMIT.exec(one) ?? [];
    if (most === undefined) return undefined;
    const what = open ? "open" : (unit!.toLowerCase() as Limit["what"]);
    return { what, most: Number(most), window: calendar ? "calendar" : "moving" };
  });
  return limits.every((one) => one !== undefined) ? { limits } : undefined;
}

function parseLanguages(text: string) {
  const named = listOf(text).map((one) => one.split(/[\s:]+/));
  const levels = named.filter(([, level]) => level !== undefined);
  return {
    languages: named.map(([language]) => language!.toLowerCase()),
    languageLevels: Object.fromEntries(
      levels.map(([language, level]) => [language!.toLowerCase(), level!.toUpperCase()]),
    ),
  };
}

/** The e-mail says who it is; it is not among what changes. */
export const EMAIL = "E-mail";
export const BACKUP = "Backup";
export const TEAMS = "Teams";

export const COLUMNS: readonly Column[] = [
  { title: "Name", print: ({ name }) => name, parse: (name) => ({ name }), example: "Ana Silva" },
  { title: EMAIL, print: ({ email }) => email, parse: (email) => ({ email }), example: "ana@example.com" },
  {
    title: "Roles",
    print: ({ roles }) => roles.join(", "),
    parse: (text) => ({ roles: listOf(text.toLowerCase()) }),
    example: "rep, manager",
  },
  {
    title: "Languages",
    print: ({ languages, languageLevels }) =>
      languages.map((one) => (languageLevels[one] ? `${one} ${languageLevels[one]}` : one)).join(", "),
    parse: parseLanguages,
    empty: { languages: [], languageLevels: {} },
    example: "de, en B2",
  },
  {
    title: "Time zone",
    print: ({ timeZone }) => timeZone,
    parse: (timeZone) => ({ timeZone }),
    example: "Europe/Berlin",
  },
  {
    title: "Hours",
    print: ({ hours }) => printHours(hours),
    parse: (text) => {
      const hours = parseHours(text);
      return hours === undefined ? undefined : { hours };
    },
    example: "Mon-Fri 09:00-12:00, 13:00-17:00; Sat 10:00-14:00",
  },
  {
    title: "Holidays",
    print: ({ holidaysOf }) => holidaysOf ?? "",
    parse: (text) => ({ holidaysOf: text.toUpperCase() }),
    empty: { holidaysOf: null },
    example: "DE-BY",
  },
  words("Regions", "regions", "DE-BY, AT"),
  words("Products", "products", "CRM, Support"),
  words("Industries", "industries", "Steel, Retail"),
  words("Skills", "skills", "Tenders"),
  whole("Seniority", "seniority", "3 (1 junior … 5 principal)"),
  {
    title: "Limits",
    print: ({ limits }) => limits.map(printLimit).join(", "),
    parse: parseLimits,
    empty: { limits: [] },
    example: "20 open, 5 an hour, 150 a calendar month",
  },
  whole("Capacity", "capacity", "2"),
  {
    title: BACKUP,
    print: ({ backupId }, { emailOf }) => (backupId === null ? "" : emailOf(backupId)),
    parse: (text) => ({ backupEmail: text.toLowerCase() }),
    empty: { backupEmail: null },
    example: "bob@example.com",
  },
  {
    // Joins only: who leaves a team is said there, with what that breaks.
    title: TEAMS,
    print: ({ teamIds }, { teamOf }) => teamIds.map(teamOf).toSorted().join("; "),
    parse: (text) => ({ teamNames: text.split(";").flatMap((name) => name.trim() || []) }),
    example: "Inbound DE; Enterprise",
  },
];

/** "E-Mail", "email" and "E mail" are one column. */
export const sameColumn = (a: string, b: string): boolean => lettersOf(a) === lettersOf(b);
const lettersOf = (title: string): string => title.toLowerCase().replaceAll(/[^a-z]/g, "");
