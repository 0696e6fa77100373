import { expect, test } from "vitest";
import { SHORT_EXAMPLE, TEMPLATE } from "../../../../client/team/import/template.ts";
import { readCsv } from "../../../../server/people/csv/read-csv.ts";
import { COLUMNS } from "../../../../server/people/csv/columns.ts";

test("the template has every column of an import, each written so that it is understood", () => {
  const { titles, rows } = readCsv(TEMPLATE);
  expect(titles).toEqual(COLUMNS.map(({ title }) => title));
  const [cells] = rows.map((row) => row.cells);
  expect(COLUMNS.filter(({ parse }, index) => parse(cells![index]!) === undefined)).toEqual([]);
  expect(readCsv(SHORT_EXAMPLE).rows).toHaveLength(1);
});
