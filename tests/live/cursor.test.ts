import { expect, test } from "vitest";
import { formatCursor, isBefore, parseCursor } from "../../server/live/cursor.ts";

test("a cursor survives the way to a browser and back", () => {
  const position = { mark: 7_000_000_000n, seen: new Set([41n, 43n]) };
  const back = parseCursor(formatCursor(position))!;
  expect(back).toEqual(position);
  expect(isBefore(back, { xid: 6_999_999_999n, id: 40n })).toBe(true);
  expect(isBefore(back, { xid: 7_000_000_001n, id: 41n })).toBe(true);
  expect(isBefore(back, { xid: 7_000_000_001n, id: 42n })).toBe(false);
  expect(parseCursor(formatCursor({ mark: 7n, seen: new Set() }))).toEqual({ mark: 7n, seen: new Set() });
});

test.each(["", "7:", "7:1,", "-1", "a", "7;drop", "9".repeat(30), String(2n ** 64n)])("“%s” is no cursor", (text) => {
  expect(parseCursor(text)).toBeUndefined();
});
