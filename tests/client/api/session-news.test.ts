import { expect, test } from "vitest";
import { wayAfter } from "../../../client/api/session-news.ts";

const signedIn = (personId: string) => ({ kind: "signed-in", personId }) as const;
const signedOut = { kind: "signed-out" } as const;
const tab = (path: string, personId?: string, search = "") => ({
  path,
  personId,
  search,
  origin: "http://baton.example",
});

test("who has signed out in one tab is signed out in all of them", () => {
  expect(wayAfter(signedOut, tab("/leads/1", "ann"))).toBe("/sign-in");
  expect(wayAfter(signedOut, tab("/sign-in", "ann"))).toBeUndefined();
});

test("somebody else begins at the beginning: the address says what the person before them looked at", () => {
  expect(wayAfter(signedIn("bob"), tab("/leads", "ann", "?search=Helga"))).toBe("/");
  expect(wayAfter(signedIn("bob"), tab("/sign-in", "ann", "?to=%2Fleads%2F1"))).toBe("/");
  // They would set a password for whoever came after them.
  expect(wayAfter(signedIn("bob"), tab("/sign-in/link", "ann"))).toBe("/");
});

test("who signs in again in another tab loses nothing of what they were at", () => {
  expect(wayAfter(signedIn("ann"), tab("/leads/1", "ann"))).toBeUndefined();
});

test("a tab that waits at the sign-in page goes on to where it was", () => {
  expect(wayAfter(signedIn("ann"), tab("/sign-in", "ann", "?to=%2Fleads%2F1"))).toBe("/leads/1");
  for (const to of [
    "https://elsewhere.example",
    "//elsewhere.example",
    "/\\elsewhere.example",
    "/\t/elsewhere.example",
  ]) {
    expect(wayAfter(signedIn("ann"), tab("/sign-in", undefined, `?to=${encodeURIComponent(to)}`))).toBe("/");
  }
  // A path of our own that a browser would read as a host.
  expect(wayAfter(signedIn("ann"), tab("/sign-in", undefined, "?to=/.//elsewhere.example"))).toBe("/elsewhere.example");
  expect(wayAfter(signedIn("ann"), tab("/sign-in", undefined, "?to=/leads?search=x%23way"))).toBe(
    "/leads?search=x#way",
  );
});

test("a page that is still asking who it is asks anew; a link that nobody has used waits", () => {
  expect(wayAfter(signedIn("bob"), tab("/leads", undefined, "?search=x"))).toBe("/leads?search=x");
  expect(wayAfter(signedIn("bob"), tab("/sign-in/link"))).toBeUndefined();
  expect(wayAfter(signedOut, tab("/sign-in/link"))).toBeUndefined();
});
