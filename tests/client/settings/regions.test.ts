import { expect, test } from "vitest";
import { moveTo, usualIn } from "../../../client/settings/regions.ts";

const german = { country: "DE", language: "de", currency: "EUR" };

test("another country proposes its language and currency", () => {
  expect(moveTo("GB", german, usualIn("DE"))).toEqual({ country: "GB", language: "en", currency: "GBP" });
  expect(moveTo("JP", german, usualIn("DE"))).toEqual({ country: "JP", language: "ja", currency: "JPY" });
});

test("what somebody chose themselves stays when the country changes", () => {
  const chosen = { ...german, currency: "USD" };
  expect(moveTo("FR", chosen, usualIn("DE"))).toEqual({ country: "FR", language: "fr", currency: "USD" });
});

test("without a country there is still a language and a currency", () => {
  expect(moveTo(null, german, usualIn("DE"))).toEqual({ country: null, language: "en", currency: "EUR" });
});
