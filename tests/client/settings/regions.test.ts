import { expect, test } from "vitest";
import { moveTo, usualIn } from "../../../client/settings/regions.ts";

const german = { country: "DE", timeZone: "Europe/Berlin", language: "de", currency: "EUR" };

test("another country proposes its time zone, language and currency", () => {
  expect(moveTo("GB", german, usualIn("DE"))).toEqual({
    country: "GB",
    timeZone: "Europe/London",
    language: "en",
    currency: "GBP",
  });
  expect(moveTo("JP", german, usualIn("DE"))).toMatchObject({
    timeZone: "Asia/Tokyo",
    language: "ja",
    currency: "JPY",
  });
});

test("of a country with several time zones, where most people live", () => {
  expect(moveTo("US", german, usualIn("DE")).timeZone).toBe("America/New_York");
  expect(moveTo("ES", german, usualIn("DE")).timeZone).toBe("Europe/Madrid");
  expect(moveTo("DE", { ...german, country: "US", timeZone: "America/New_York" }, usualIn("US"))).toEqual(german);
});

test("what somebody chose themselves stays when the country changes", () => {
  expect(moveTo("FR", { ...german, currency: "USD" }, usualIn("DE"))).toMatchObject({
    language: "fr",
    currency: "USD",
  });
  const chosen = { ...german, timeZone: "Asia/Dubai" };
  expect(moveTo("FR", chosen, usualIn("DE")).timeZone).toBe("Asia/Dubai");
});

test("without a country there is still a language and a currency, and the time stays", () => {
  expect(moveTo(null, german, usualIn("DE"))).toEqual({
    country: null,
    timeZone: "Europe/Berlin",
    language: "en",
    currency: "EUR",
  });
});
