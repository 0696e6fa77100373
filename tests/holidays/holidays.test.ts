import { expect, test } from "vitest";
import { holidaysOf, listCountries, mustKnowHolidaysOf } from "../../server/holidays/holidays.ts";

const named = async (code: string, year: number) =>
  Object.fromEntries((await holidaysOf(code, year)).map(({ day, name }) => [day, name]));

test("holidays have their local names, and parts of a country their own", async () => {
  expect(await named("DE", 2026)).toMatchObject({ "2026-10-03": "Tag der Deutschen Einheit" });
  expect(await named("DE", 2026)).not.toHaveProperty("2026-01-06");
  expect(await named("DE-BY", 2026)).toMatchObject({ "2026-01-06": "Heilige Drei Könige" });
});

test("a holiday of several days takes each of them", async () => {
  const feast = (await holidaysOf("AE", 2026)).filter(({ name }) => name === "عيد الفطر");
  expect(feast.map(({ day }) => day)).toEqual(["2026-03-20", "2026-03-21", "2026-03-22"]);
});

test("a holiday that begins at noon leaves the day to work", async () => {
  expect(await named("IS", 2026)).not.toHaveProperty("2026-12-24");
  expect(await named("IS", 2026)).toHaveProperty("2026-12-25");
});

test("29 February is a day only in leap years, and the holidays after it stay where they are", async () => {
  expect(await named("DE", 2028)).toMatchObject({ "2028-04-14": "Karfreitag" });
});

test.each(["XX", "DE-XX", "constructor"])("nothing is known of %s, which is said", async (code) => {
  await expect(mustKnowHolidaysOf(code)).rejects.toMatchObject({ code: "no-such-country" });
});

test("countries are listed with their parts", async () => {
  const germany = (await listCountries()).find(({ code }) => code === "DE");
  expect(germany).toMatchObject({ name: "Germany" });
  expect(germany!.parts).toContainEqual({ code: "DE-BY", name: "Bayern" });
});
