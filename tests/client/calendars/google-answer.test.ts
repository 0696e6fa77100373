import { expect, test } from "vitest";
import { googleAnswer } from "../../../client/calendars/google-answer.ts";

test("what Google sends back is a code for this sign-in, a refusal, or nothing of use", () => {
  expect(googleAnswer("?state=s%2B1&code=4%2F0Ab&scope=free")).toEqual({ code: "4/0Ab", state: "s+1" });
  expect(googleAnswer("?error=access_denied&state=s")).toBe("refused");
  expect(googleAnswer("?code=4%2F0Ab")).toBe("nothing");
  expect(googleAnswer("")).toBe("nothing");
});
