import { expect, test } from "vitest";
import { readConfig } from "../../server/config.ts";

test("nothing has to be set", () => {
  expect(readConfig({})).toMatchObject({ port: 3000, role: "all", databaseUrl: undefined, testClock: false });
  expect(readConfig({ PORT: "", DATABASE_URL: "" })).toEqual(readConfig({}));
});

test("values are read into what the server works with", () => {
  const config = readConfig({
    PORT: "8080",
    PUBLIC_URL: "https://leads.example.com/",
    BATON_HTTP_ALLOW: "crm.internal, 10.0.0.0/8,::1",
    BATON_PROXIES: "203.0.113.0/24, 2001:db8::/32",
    BATON_TEST_CLOCK: "1",
  });
  expect(config).toMatchObject({
    port: 8080,
    publicUrl: "https://leads.example.com",
    httpAllow: ["crm.internal", "10.0.0.0/8", "::1"],
    calendarAllow: [],
    proxies: ["203.0.113.0/24", "2001:db8::/32"],
    testClock: true,
  });
});

test.each([
  ["PORT", "99999", /^PORT is "99999" but must be between 0 and 65535: correct it or unset it\.$/],
  ["ROLE", "boss", /^ROLE is "boss" but must be all, web or worker/],
  ["PUBLIC_URL", "leads.example.com", /^PUBLIC_URL is "leads.example.com" but must be an address like https:/],
  ["LOG_LEVEL", "loud", /^LOG_LEVEL is "loud" but must be trace/],
  ["BATON_TEST_CLOCK", "yes", /^BATON_TEST_CLOCK is "yes" but must be 1 or 0/],
  ["BATON_HTTP_ALLOW", "10.0.0.0/99", /must be a list like/],
  ["BATON_PROXIES", "cdn.example.com", /must be a list of networks like/],
  ["DATABASE_URL", "mysql://root:geheim@db/x", /^DATABASE_URL must be like postgresql:/],
  ["BATON_SECRET_KEY", "geheim", /^BATON_SECRET_KEY must be 64 hexadecimal digits/],
])("a wrong %s (%s) is one sentence with the mend, and no secret is repeated", (name, value, sentence) => {
  const read = () => readConfig({ [name]: value });
  expect(read).toThrow(sentence);
  expect(read).not.toThrow(/geheim/);
});
