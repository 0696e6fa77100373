import { CsvError, type Info, parse } from "csv-parse/sync";
import { AppError } from "../../../node-catalog/kit/errors.ts";

export interface CsvRow {
  /** In the file, the line of column names being 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

/**
 * Reads a file with a line of column names, separated as spreadsheets of any country do: comma, semicolon or tab.
 *
 * @throws AppError `csv-unreadable` (422)
 */
export function readCsv(text: string): { readonly titles: readonly string[]; readonly rows: readonly CsvRow[] } {
  const lines = parseLines(text);
  const [head, ...rows] = lines;
  if (!head) throw unreadable("The file is empty: its first line must name the columns.");
  return { titles: head.cells, rows };
}

function parseLines(text: string): CsvRow[] {
  try {
    const records = parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      trim: true,
    }) as unknown as { record: string[]; info: Info }[];
    return records.map(({ record, info }) => ({ line: info.lines, cells: record.map(unescapeFormula) }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw unreadable(`The file cannot be read: ${error.message}. Save it as CSV (UTF-8) again.`);
  }
}

/** The one that is most often in the line of column names. */
function delimiterOf(text: string): string {
  const head = text.slice(0, Math.max(0, text.search(/[\r\n]/)) || undefined);
  const count = (character: string) => head.split(character).length;
  return [",", ";", "\t"].reduce((most, one) => (count(one) > count(most) ? one : most));
}

const unescapeFormula = (cell: string): string => cell.replace(/^'(?=[=+\-@])/, "");

/** A cell that a spreadsheet would run as a formula is written as text. */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => cells.map(cellOf).join(",");
  // Spreadsheets take a file without this mark for one of their own country's alphabet.
  return `\uFEFF${rows.map(line).join("\r\n")}\r\n`;
}

function cellOf(text: string): string {
  const safe = /^[=+\-@]/.test(text) ? `'${text}` : text;
  return /[",;\r\n\t]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const unreadable = (message: string) => new AppError("invalid", "csv-unreadable", message);
