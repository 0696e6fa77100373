/**
 * One property of many rows. Where few values differ, each of them once and a letter per row that says which; a list else.
 * No letters: all rows have the one value.
 */
export type Column<Value> = readonly Value[] | { readonly of: readonly Value[]; readonly rows?: string };

/** A column that goes along with the letters of another: one value for each of them (null: none of its rows says). */
export interface Along<Value> {
  readonly along: readonly (Value | null)[];
  /** What the one row says that stands apart from its letter. */
  readonly but?: Value;
}

const LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
/** With more different values than one for so many rows a plain list is as short. */
const ROWS_PER_VALUE = 3;

/**
 * @param valueOf what is kept of a row
 * @param keyOf the same for rows of which the same is kept
 */
export function packColumn<Row, Value>(
  rows: readonly Row[],
  valueOf: (row: Row, place: number) => Value,
  keyOf: (row: Row, place: number) => unknown = valueOf,
): Column<Value> {
  const places = new Map<unknown, number>();
  const of: Value[] = [];
  const letters = Buffer.allocUnsafe(rows.length);
  let before: unknown = NO_KEY;
  let place: number | undefined = 0;
  for (let row = 0; row < rows.length; row++) {
    const key = keyOf(rows[row]!, row);
    // Most rows say what the one before said.
    if (key !== before) {
      place = places.get(key);
      if (place === undefined) {
        place = of.length;
        if (place === LETTERS.length) return rows.map(valueOf);
        places.set(key, place);
        of.push(valueOf(rows[row]!, row));
      }
      before = key;
    }
    letters[row] = LETTER_CODES[place]!;
  }
  if (of.length === 1) return { of };
  return of.length * ROWS_PER_VALUE > rows.length ? rows.map(valueOf) : { of, rows: letters.toString("latin1") };
}

const NO_KEY = Symbol("no key");
const LETTER_CODES = Buffer.from(LETTERS);
/** Letter code → its place. */
const PLACES = new Uint8Array(128);
for (const [place, code] of LETTER_CODES.entries()) PLACES[code] = place;

/**
 * @param apart the row that may say something else than those of its letter
 * @returns undefined when the values do not go along with the letters
 */
export function packAlong<Value>(
  column: Column<unknown>,
  values: readonly Value[],
  apart: number | null,
): Along<Value> | undefined {
  if (isList(column)) return undefined;
  const { of, rows } = column;
  const along: (Value | null)[] = of.map(() => null);
  for (let row = 0; row < values.length; row++) {
    if (row === apart) continue;
    const place = rows === undefined ? 0 : PLACES[rows.charCodeAt(row)]!;
    if (along[place] === null) along[place] = values[row]!;
    else if (along[place] !== values[row]) return undefined;
  }
  return apart === null ? { along } : { along, but: values[apart]! };
}

export function unpackAlong<Value>(
  { along, but }: Along<Value>,
  column: Column<unknown>,
  length: number,
  apart: number | null,
): readonly Value[] {
  const { rows } = column as Exclude<Column<unknown>, readonly unknown[]>;
  return Array.from({ length }, (_, row) => {
    if (row === apart) return but!;
    return along[rows === undefined ? 0 : PLACES[rows.charCodeAt(row)]!]!;
  });
}

export const isAlong = <Value>(column: Column<Value> | Along<Value>): column is Along<Value> => "along" in column;

export function unpackColumn<Value>(column: Column<Value>, length: number): readonly Value[] {
  if (isList(column)) return column;
  const { of, rows } = column;
  if (rows === undefined) return Array.from({ length }, () => of[0]!);
  return Array.from(rows, (letter) => of[LETTERS.indexOf(letter)]!);
}

const isList = <Value>(column: Column<Value>): column is readonly Value[] => Array.isArray(column);

/**
 * Integers as one text in base 36, two thirds of what they take as JSON; equal ones that follow each other are counted.
 * Written digit by digit, because two hundred of `toString(36)` took as long as choosing one of two hundred people.
 */
export function packNumbers(values: readonly (number | null)[]): string {
  if (text.length < values.length * LONGEST) text = Buffer.allocUnsafe(values.length * LONGEST);
  let end = 0;
  for (let from = 0, to = 0; from < values.length; from = to) {
    const value = values[from] ?? null;
    while (to < values.length && values[to] === values[from]) to++;
    if (from > 0) text[end++] = SPACE;
    if (value === null) text[end++] = NOTHING;
    else end = writeDigits(value, end);
    if (to - from === 1) continue;
    text[end++] = TIMES;
    end = writeDigits(to - from, end);
  }
  return text.toString("latin1", 0, end);
}

/** @returns where the next one begins */
function writeDigits(value: number, at: number): number {
  if (value < 0) text[at++] = MINUS;
  let rest = Math.abs(value);
  let end = at + 1;
  for (let power = BASE; power <= rest; power *= BASE) end++;
  for (let place = end - 1; place >= at; place--) {
    const above = Math.floor(rest / BASE);
    text[place] = DIGITS[rest - above * BASE]!;
    rest = above;
  }
  return end;
}

export function unpackNumbers(text: string): (number | null)[] {
  if (text === "") return [];
  return text.split(" ").flatMap((part) => {
    const [digits, times = "1"] = part.split("*");
    const value = digits === "~" ? null : Number.parseInt(digits!, BASE);
    return Array<number | null>(Number.parseInt(times, BASE)).fill(value);
  });
}

const BASE = 36;
const DIGITS = Buffer.from("0123456789abcdefghijklmnopqrstuvwxyz");
const [SPACE, NOTHING, TIMES, MINUS] = Buffer.from(" ~*-") as unknown as [number, number, number, number];
/** A blank, a sign, eleven digits, and the same again for how often. */
const LONGEST = 26;
/** Used again: what is written is copied out before anybody else writes. */
let text = Buffer.allocUnsafe(256 * LONGEST);
