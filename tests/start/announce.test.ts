import { renderUnicodeCompact } from "uqr";
import { expect, test } from "vitest";
import { announce } from "../../server/start/announce.ts";

const said = (ready: Partial<Parameters<typeof announce>[0]>): string[] => {
  const lines: string[] = [];
  announce({ port: 3000, host: undefined, publicUrl: undefined, ...ready }, (line) => lines.push(line));
  return lines;
};

test("the address, the link that signs in, and where a phone finds it, as text and as a picture", () => {
  const firstLink = "https://leads.example.com/sign-in/link#abc";
  const lines = said({ publicUrl: "https://leads.example.com", firstLink });
  expect(lines.slice(0, 3)).toEqual([
    "Baton is ready at https://leads.example.com",
    `Sign in once with this link, within an hour: ${firstLink}`,
    "On a phone: https://leads.example.com",
  ]);
  expect(lines[3]).toBe(renderUnicodeCompact("https://leads.example.com", { border: 1 }));
  // A square of at least 21 modules and its border; two rows of modules are one line of text.
  const rows = lines[3]!.split("\n");
  expect(rows.length).toBeGreaterThanOrEqual(11);
  expect(new Set(rows.map((row) => row.length)).size).toBe(1);
  expect(rows.join("")).toMatch(/^[ ▀▄█]+$/);
});

test("what answers on this machine only sends nobody's phone there, and who has signed in needs no link", () => {
  for (const host of ["127.0.0.1", "localhost", "::1"]) {
    expect(said({ host, port: 8080 })).toEqual(["Baton is ready at http://localhost:8080"]);
  }
});
