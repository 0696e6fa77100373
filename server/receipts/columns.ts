/**
 * One property of many rows: its values in their order or, where few of them differ, each value once with the rows that
 * have it, as "0-3,7".
 */
export type Column<Value> = readonly Value[] | { readonly of: readonly (readonly [Value, string])[] };

/** Above one different value per so many rows a plain list is as short. */
const ROWS_PER_VALUE = 3;

export function packColumn<Value>(values: readonly Value[]): Column<Value> {
  const rows = new Map<string, { value: Value; at: number[] }>();
  values.forEach((value, index) => {
    const key = JSON.stringify(value);
    const same = rows.get(key);
    if (same) same.at.push(index);
    else rows.set(key, { value, at: [index] });
  });
  if (rows.size * ROWS_PER_VALUE > values.length) return values;
  return { of: [...rows.values()].map(({ value, at }) => [value, packRanges(at)]) };
}

export function unpackColumn<Value>(column: Column<Value>): readonly Value[] {
  if (isList(column)) return column;
  const values: Value[] = [];
  for (const [value, ranges] of column.of) for (const index of unpackRanges(ranges)) values[index] = value;
  return values;
}

const isList = <Value>(column: Column<Value>): column is readonly Value[] => Array.isArray(column);

/** Ascending indexes as "0-3,7". */
export function packRanges(indexes: readonly number[]): string {
  const ranges: string[] = [];
  let from = 0;
  indexes.forEach((index, place) => {
    if (indexes[place + 1] === index + 1) return;
    ranges.push(from === place ? String(index) : `${indexes[from]!}-${index}`);
    from = place + 1;
  });
  return ranges.join(",");
}

export function unpackRanges(ranges: string): number[] {
  if (ranges === "") return [];
  return ranges.split(",").flatMap((range) => {
    const [first, last = first] = range.split("-").map(Number) as [number, number?];
    return Array.from({ length: last - first + 1 }, (_, offset) => first + offset);
  });
}
