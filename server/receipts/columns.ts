/**
 * One property of many rows. Where few values differ, each of them once and a letter per row that says which; a list else.
 * No letters: all rows have the one value.
 */
export type Column<Value> = readonly Value[] | { readonly of: readonly Value[]; readonly rows?: string };

const LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
/** With more different values than one for so many rows a plain list is as short. */
const ROWS_PER_VALUE = 3;

/**
 * @param valueOf what is kept of a row
 * @param keyOf the same for rows of which the same is kept
 */
export function packColumn<Row, Value>(
  rows: readonly Row[],
  valueOf: (row: Row) => Value,
  keyOf: (row: Row) => unknown = valueOf,
): Column<Value> {
  const places = new Map<unknown, number>();
  const of: Value[] = [];
  const letters = Buffer.allocUnsafe(rows.length);
  let before: unknown = NO_KEY;
  let place: number | undefined = 0;
  for (let row = 0; row < rows.length; row++) {
    const key = keyOf(rows[row]!);
    // Most rows say what the one before said.
    if (key !== before) {
      place = places.get(key);
      if (place === undefined) {
        place = of.length;
        if (place === LETTERS.length) return rows.map(valueOf);
        places.set(key, place);
        of.push(valueOf(rows[row]!));
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
