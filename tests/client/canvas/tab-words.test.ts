import { expect, test } from "vitest";
import { tabWords } from "../../../client/canvas/tab-words.ts";

test("a step with mere hints says so, as the bar below the drawing does, and nothing of mending", () => {
  const mend = "Choose a team";
  expect(tabWords({ severity: "error", mend }, 1)).toBe("Choose a team");
  expect(tabWords({ severity: "error", mend }, 2)).toBe("2 to mend");
  expect(tabWords({ severity: "hint", mend }, 1)).toBe("Choose a team");
  expect(tabWords({ severity: "hint", mend }, 2)).toBe("2 hints");
});
