/**
 * One property of many rows. Where few values differ, each of them once and a letter per row that says which; a list else.
 * No letters: all rows have the one value.
 */
export type Column<Value> = readonly Value[] | { readonly of: readonly Value[]; readonly rows?: string };

const LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
/** With more different values than one for so many rows a plain list is as short. */
const ROWS_PER_VALUE = 3;

export function packColumn<Value>(values: readonly Value[]): Column<Value> {
  const keys = values.map((value) => JSON.stringify(value));
  const distinct = [...new Map(keys.map((key, row) => [key, values[row]!]))];
  if (distinct.length === 1) return { of: [values[0]!] };
  if (distinct.length * ROWS_PER_VALUE > values.length || distinct.length > LETTERS.length) return values;
  const letters = new Map(distinct.map(([key], index) => [key, LETTERS[index]!]));
  return { of: distinct.map(([, value]) => value), rows: keys.map((key) => letters.get(key)).join("") };
}

export function unpackColumn<Value>(column: Column<Value>, length: number): readonly Value[] {
  if (isList(column)) return column;
  const { of, rows } = column;
  if (rows === undefined) return Array.from({ length }, () => of[0]!);
  return Array.from(rows, (letter) => of[LETTERS.indexOf(letter)]!);
}

const isList = <Value>(column: Column<Value>): column is readonly Value[] => Array.isArray(column);

/** Integers that all differ, as one text in base 36: two thirds of what they take as JSON. */
export function packNumbers(values: readonly (number | bigint | null)[]): string {
  return values.map((value) => (value === null ? NOTHING : value.toString(BASE))).join(" ");
}

export function unpackNumbers(text: string): (bigint | null)[] {
  if (text === "") return [];
  return text.split(" ").map((part) => (part === NOTHING ? null : parse(part)));
}

const BASE = 36;
const NOTHING = "~";
/** 36 ** 10 is still a safe integer. */
const SAFE_DIGITS = 10;

function parse(text: string): bigint {
  if (text.length <= SAFE_DIGITS) return BigInt(Number.parseInt(text, BASE));
  if (text.startsWith("-")) return -parse(text.slice(1));
  const head = parse(text.slice(0, -SAFE_DIGITS));
  return head * BigInt(BASE ** SAFE_DIGITS) + parse(text.slice(-SAFE_DIGITS));
}
