import { expect, test } from "vitest";
import { dueWords, noteOf } from "../../../client/inbox/due-words.ts";

const now = new Date(2026, 10, 22, 14, 0).getTime();
const dueAt = new Date(2026, 10, 22, 14, 51).toISOString();

test("a notification says what the card says: answer what is offered, reach whom one has", () => {
  expect(dueWords("offered", dueAt, now)).toBe("Answer by 14:51");
  expect(dueWords("owned", dueAt, now)).toBe("Reach them by 14:51");
  const lead = { name: "Mia Muster", company: null };
  expect(noteOf({ lead, state: "owned", dueAt }, now)).toBe("New lead for you: Mia. Reach them by 14:51");
  expect(noteOf({ lead, state: "offered", dueAt }, now)).toBe("New lead for you: Mia. Answer by 14:51");
  expect(noteOf({ lead, state: "offered", dueAt: null }, now)).toBe("New lead for you: Mia");
});
