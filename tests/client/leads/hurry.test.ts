import { hurryTone } from "../../../client/leads/hurry.ts";
import { expect, test } from "../../setup/test.ts";

test("a lead that was just taken is no hurry; its last five minutes are, and then it is late", () => {
  const minutes = [14.98, 5, 4.99, 0.01, 0, -3];
  expect(minutes.map((left) => hurryTone(left * 60_000))).toEqual(["plain", "plain", "warn", "warn", "bad", "bad"]);
});
