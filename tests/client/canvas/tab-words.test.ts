import { expect, test } from "vitest";
import { tabWords } from "../../../client/canvas/tab-words.ts";
import { graph } from "../../engine/support/a-world.ts";
import { problemsOf } from "../../engine/support/drawings.ts";

test("a step with mere hints says so, as the bar below the drawing does, and nothing of mending", () => {
  const [code, message] = ["unreachable", "No lead gets to “Language”: no arrow leads here."];
  expect(tabWords({ severity: "error", code, message }, 1)).toBe("Nothing leads here");
  expect(tabWords({ severity: "error", code, message }, 2)).toBe("2 to mend");
  expect(tabWords({ severity: "hint", code, message }, 1)).toBe("Nothing leads here");
  expect(tabWords({ severity: "hint", code, message }, 2)).toBe("2 hints");
});

test("what was just drawn says what is wrong, not what could be done about it", () => {
  const drawing = graph(
    { start: ["lead-captured"], german: ["language", { anyOf: ["de"] }], turns: ["round-robin"] },
    [],
  );
  const said = problemsOf(drawing).map((problem) => [problem.nodeId, tabWords(problem, 1)]);
  expect(said).toContainEqual(["start", "Goes nowhere"]);
  expect(said).toContainEqual(["german", "Nothing leads here"]);
  expect(said).toContainEqual(["turns", "Team is not set yet"]);
});

test("a problem that has no few words says itself", () => {
  expect(tabWords({ severity: "error", code: "no-team", message: "Nobody knows who is on call." }, 1)).toBe(
    "Nobody knows who is on call",
  );
});
