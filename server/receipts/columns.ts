/**
 * One property of many rows. Where few values differ, each of them once and a letter per row that says which; a list else.
 * No letters: all rows have the one value.
 */
export type Column<Value> = readonly Value[] | { readonly of: readonly Value[]; readonly rows?: string };

const LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
/** With more different values than one for so many rows a plain list is as short. */
const ROWS_PER_VALUE = 3;

export function packColumn<Value>(
  values: readonly Value[],
  keyOf: (value: Value) => unknown = keyOfValue,
): Column<Value> {
  const letters = new Map<unknown, string>();
  const of: Value[] = [];
  let rows = "";
  for (const value of values) {
    const key = keyOf(value);
    let letter = letters.get(key);
    if (letter === undefined) {
      if (of.length === LETTERS.length) return values;
      letter = LETTERS[of.length]!;
      letters.set(key, letter);
      of.push(value);
    }
    rows += letter;
  }
  if (of.length === 1) return { of };
  return of.length * ROWS_PER_VALUE > values.length ? values : { of, rows };
}

const keyOfValue = (value: unknown): unknown =>
  typeof value === "object" && value !== null ? JSON.stringify(value) : value;

export function unpackColumn<Value>(column: Column<Value>, length: number): readonly Value[] {
  if (isList(column)) return column;
  const { of, rows } = column;
  if (rows === undefined) return Array.from({ length }, () => of[0]!);
  return Array.from(rows, (letter) => of[LETTERS.indexOf(letter)]!);
}

const isList = <Value>(column: Column<Value>): column is readonly Value[] => Array.isArray(column);

/** Integers as one text in base 36, two thirds of what they take as JSON; equal ones that follow each other are counted. */
export function packNumbers(values: readonly (number | bigint | null)[]): string {
  const parts: string[] = [];
  for (let from = 0, to = 0; from < values.length; from = to) {
    while (to < values.length && values[to] === values[from]) to++;
    const value = values[from] ?? null;
    const text = value === null ? NOTHING : digitsOf(value);
    parts.push(to - from === 1 ? text : text + TIMES + (to - from).toString(BASE));
  }
  return parts.join(" ");
}

export function unpackNumbers(text: string): (bigint | null)[] {
  if (text === "") return [];
  return text.split(" ").flatMap((part) => {
    const [digits, times = "1"] = part.split(TIMES);
    const value = digits === NOTHING ? null : parse(digits!);
    return Array<bigint | null>(Number.parseInt(times, BASE)).fill(value);
  });
}

/** Numbers tell their digits several times as fast as bigints do. */
function digitsOf(value: number | bigint): string {
  const number = Number(value);
  return (Number.isSafeInteger(number) ? number : value).toString(BASE);
}

const BASE = 36;
const NOTHING = "~";
const TIMES = "*";
/** 36 ** 10 is still a safe integer. */
const SAFE_DIGITS = 10;

function parse(text: string): bigint {
  if (text.length <= SAFE_DIGITS) return BigInt(Number.parseInt(text, BASE));
  if (text.startsWith("-")) return -parse(text.slice(1));
  const head = parse(text.slice(0, -SAFE_DIGITS));
  return head * BigInt(BASE ** SAFE_DIGITS) + parse(text.slice(-SAFE_DIGITS));
}
