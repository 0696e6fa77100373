import { expect, test } from "vitest";
import { portsOf } from "../../../client/canvas/ports.ts";

const exits = ["yes", "otherwise", "unknown"].map((name) => ({ name, label: name }));
const fromLeft = (ports: ReturnType<typeof portsOf>) =>
  ports.toSorted((a, b) => a.x - b.x).map(({ name, isOpen }) => (isOpen ? `${name}…` : name));

test("outcomes that lead nowhere yet stand in the order of the list beside the drawing", () => {
  expect(fromLeft(portsOf(exits, () => undefined))).toEqual(["yes…", "otherwise…", "unknown…"]);
});

test("an outcome that leads to the left stands on the left, and the open ones stay on the right", () => {
  const targets: Record<string, number> = { unknown: -300 };
  expect(fromLeft(portsOf(exits, (exit) => targets[exit]))).toEqual(["unknown", "yes…", "otherwise…"]);
});
