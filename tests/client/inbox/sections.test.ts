import { expect, test } from "vitest";
import { intoSections } from "../../../client/inbox/sections.ts";
import type { InboxItem } from "../../../server/inbox/contract.ts";

const NOON = new Date(2026, 2, 2, 12).getTime();

function anItem(id: string, item: Partial<InboxItem>): InboxItem {
  return { assignmentId: id, isNew: false, dueAt: null, ...item } as InboxItem;
}
const at = (hours: number) => new Date(NOON + hours * 3_600_000).toISOString();
const ids = (items: readonly InboxItem[]) => items.map(({ assignmentId }) => assignmentId);

test("new leads, those due before midnight, and the rest, each in the order given", () => {
  const { fresh, today, later } = intoSections(
    [
      anItem("new", { isNew: true, dueAt: at(30) }),
      anItem("overdue", { dueAt: at(-50) }),
      anItem("tonight", { dueAt: at(11.9) }),
      anItem("tomorrow", { dueAt: at(12.1) }),
      anItem("some day", {}),
    ],
    NOON,
  );
  expect(ids(fresh)).toEqual(["new"]);
  expect(ids(today)).toEqual(["overdue", "tonight"]);
  expect(ids(later)).toEqual(["tomorrow", "some day"]);
});
