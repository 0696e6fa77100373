import { expect, test } from "vitest";
import { toCsv } from "../../../client/team/import/to-csv.ts";

test("a name with quotes, commas or the beginning of a formula stays a name in a spreadsheet", () => {
  expect(toCsv([["Name"], ['Ann "Annie" Berger, jr.'], ["=1+1"]])).toBe(
    '"Name"\r\n"Ann ""Annie"" Berger, jr."\r\n"\'=1+1"\r\n',
  );
});
