import { expect, test } from "vitest";
import { localTime } from "../../server/leads/local-time.ts";

const NOW = Date.UTC(2026, 2, 2, 9);

test.each([
  [
    "the number's country before the address",
    { phone: "+442071838750", country: "DE" },
    "Europe/London",
    "United Kingdom",
  ],
  ["the address when the number tells nothing", { phone: "030 901820", country: "DE" }, "Europe/Berlin", "Germany"],
  ["the time of nearly everybody", { phone: null, country: "ES" }, "Europe/Madrid", "Spain"],
])("local time goes by %s", (_, lead, timeZone, place) => {
  expect(localTime(lead, NOW)).toEqual({ timeZone, place });
});

test.each([
  ["a country with several times of day", { phone: null, country: "US" }],
  ["a country that does not exist", { phone: null, country: "XX" }],
  ["nothing known", { phone: null, country: null }],
])("no local time is said for %s", (_, lead) => {
  expect(localTime(lead, NOW)).toBeNull();
});
