import { expect, test } from "vitest";
import { z } from "zod";
import { validate, validateQuery } from "../../server/http/validate.ts";

const filters = z.object({ ownerId: z.string().optional() });

test("a misspelt filter is named instead of passed over", () => {
  expect(() => validateQuery(filters, { ownerid: "7" })).toThrow("ownerid: This is not known here.");
  expect(() => validateQuery(filters, JSON.parse('{"__proto__":"7"}'))).toThrow("__proto__: This is not known here.");
});

test("every list understands paging, also one that fits into its first page", () => {
  expect(validateQuery(filters, { ownerId: "7", limit: "200", cursor: "x" })).toEqual({ ownerId: "7" });
});

test.each([
  ["objects", `${'{"a":'.repeat(50_000)}1${"}".repeat(50_000)}`],
  ["lists", `${"[".repeat(50_000)}${"]".repeat(50_000)}`],
])("50,000 levels are refused like any other mistake: %s", (_, deep) => {
  const body: unknown = JSON.parse(`{"fields":${deep}}`);
  expect(() => validate(z.object({ fields: z.any() }), body)).toThrow("fields: This is nested too deeply.");
});

const team = z.object({
  name: z.string(),
  members: z.array(z.object({ repId: z.string(), weight: z.number().default(1) })).default([]),
  when: z.union([z.object({ day: z.string() }), z.object({ hour: z.number() }), z.null()]).optional(),
  levels: z.record(z.string(), z.object({ most: z.number() }).nullable()).optional(),
  note: z.preprocess((value) => value, z.object({ text: z.string() })).optional(),
  config: z.record(z.string(), z.json()).optional(),
  anything: z.looseObject({ code: z.string() }).optional(),
});

test.each<[string, object, string]>([
  ["a letter too few", { name: "A", membrs: [] }, "membrs: This is not known here. Did you mean “members”?"],
  [
    "in an entry of a list",
    { name: "A", members: [{ repId: "a", weigth: 3 }] },
    "members.0.weigth: This is not known here. Did you mean “weight”?",
  ],
  [
    "written another way",
    { name: "A", members: [{ rep_id: "a", repId: "a" }] },
    "members.0.rep_id: This is not known here. Did you mean “repId”?",
  ],
  ["nothing like it", { name: "A", colour: 1 }, "colour: This is not known here."],
  ["what is missing is what was misspelt", { nmae: "A" }, "nmae: This is not known here. Did you mean “name”?"],
  [
    "in the form that was chosen of several",
    { name: "A", when: { hour: 1, dya: 2 } },
    "when.dya: This is not known here.",
  ],
  [
    "in a form that is none of several",
    { name: "A", when: { huor: 1 } },
    "when.huor: This is not known here. Did you mean “hour”?",
  ],
  [
    "in a record",
    { name: "A", levels: { de: { most: 1, mots: 2 } } },
    "levels.de.mots: This is not known here. Did you mean “most”?",
  ],
  [
    "behind a preprocessing",
    { name: "A", note: { text: "a", txt: "b" } },
    "note.txt: This is not known here. Did you mean “text”?",
  ],
])("a key that is not known is named, with the one that was meant: %s", (_, body, message) => {
  expect(() => validate(team, body)).toThrow(expect.objectContaining({ message }));
});

test("what is open on purpose takes any name", () => {
  const body = { name: "A", config: { a: { b: [{ c: 1 }] } }, anything: { code: "a", more: true } };
  expect(validate(team, body)).toEqual({ ...body, members: [] });
});

test("a strict object's own words about its keys stay", () => {
  const lead = z.strictObject({ language: z.string() }, { error: () => "Put it into fields." });
  expect(() => validate(lead, { language: "de", lanugage: "de" })).toThrow(
    "lanugage: Put it into fields. Did you mean “language”?",
  );
});
