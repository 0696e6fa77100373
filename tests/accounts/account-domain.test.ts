import { expect, test } from "vitest";
import { accountDomain } from "../../server/accounts/account-domain.ts";

test.each([
  ["mia@siemens.com", "siemens.com"],
  ["MIA@Sales.Siemens.COM", "siemens.com"],
  ["mia@muster.co.uk", "muster.co.uk"],
  ["mia@mail.eu.muster.co.uk", "muster.co.uk"],
  ["mia@muster.de.", "muster.de"],
])("%s comes from %s", (email, domain) => {
  expect(accountDomain(email)).toBe(domain);
});

test("a name in letters of its own and the same name as the DNS writes it are one company", () => {
  expect(accountDomain("info@MÜLLER.de")).toBe("xn--mller-kva.de");
  expect(accountDomain("info@xn--mller-kva.de")).toBe("xn--mller-kva.de");
  expect(accountDomain("info@почта.поддержка.рф")).toBe("xn--80ahaefyxhn.xn--p1ai");
});

test("customers of one host are apart, and the host's own domain names nobody", () => {
  expect(accountDomain("a@one.myshopify.com")).toBe("one.myshopify.com");
  expect(accountDomain("a@two.myshopify.com")).toBe("two.myshopify.com");
  expect(accountDomain("a@myshopify.com")).toBeNull();
});

test.each([
  "mia@gmail.com",
  "mia@GoogleMail.com",
  "mia@mail.gmail.com",
  "mia@web.de",
  "mia@posteo.de",
  "mia@yahoo.co.uk",
  "mia@mailinator.com",
  "mia@anything.mailinator.com",
  "mia@yopmail.com",
  "mia@muster.onmicrosoft.com",
  "mia@home.invalid",
])("%s says nothing about a company", (email) => {
  expect(accountDomain(email)).toBeNull();
});

test.each([null, "mia@localhost", "mia@[192.0.2.1]", "mia@192.0.2.1", "mia@co.uk", "mia@", "mia"])(
  "%s has no domain that somebody could have registered",
  (email) => {
    expect(accountDomain(email)).toBeNull();
  },
);
