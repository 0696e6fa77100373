import { useEffect, useEffectEvent, useRef } from "react";
import { useLocation } from "wouter";
import type { InboxItem } from "../../server/inbox/contract.ts";
import type { ReminderView } from "../../server/reminders/contract.ts";
import { serverNow } from "../api/clock.ts";
import { reminderWords } from "../reminders/reminder-words.ts";
import { useDueReminders } from "../reminders/use-reminders.ts";
import { tellDone } from "../ui/tell.tsx";
import { notesState, showNote } from "./device-notes.ts";
import { noteOf } from "./due-words.ts";
import { isForThisTab, startSayingLookedAt } from "./one-tab.ts";
import { useInbox, useInboxLive } from "./use-inbox.ts";
import { wantLead } from "./wanted-lead.ts";

/** On every page, once: keeps the inbox fresh; a new lead is heard of wherever one is, and shakes the phone. */
export function InboxNews() {
  useInboxLive();
  useEffect(startSayingLookedAt, []);
  const { data } = useInbox();
  const [location, navigate] = useLocation();
  useNews(data?.data, (item) => {
    const { lead } = item;
    navigator.vibrate?.(200);
    void tellOnDevice(item, () => {
      navigate("/inbox");
      wantLead(item.assignmentId);
    });
    if (location !== "/inbox") tellDone(`New lead: ${lead.name}`, { label: "Open", run: () => navigate("/inbox") });
  });
  useReminded(location !== "/inbox");
  return null;
}

async function tellOnDevice(item: InboxItem, open: () => void): Promise<void> {
  const tag = item.assignmentId;
  // Asked first, so that a tab that cannot show it does not keep the others from it.
  if (notesState() !== "on" || !(await isForThisTab(tag))) return;
  showNote({ tag, title: noteOf(item, serverNow()), open });
}

/** Says in passing that a reminder's time has come, once; those of before are in the inbox. */
function useReminded(isElsewhere: boolean): void {
  const [, navigate] = useLocation();
  const due = useDueReminders();
  const from = useRef(serverNow());
  const onDue = useEffectEvent(({ lead, text }: ReminderView) => {
    navigator.vibrate?.(200);
    if (isElsewhere) {
      tellDone(`${reminderWords({ text })} (${lead.name})`, {
        label: "Open",
        run: () => navigate(`/leads/${lead.id}`),
      });
    }
  });
  useEffect(() => {
    const late = due.filter(({ dueAt }) => Date.parse(dueAt) > from.current);
    if (late.length === 0) return;
    from.current = Math.max(...late.map(({ dueAt }) => Date.parse(dueAt)));
    for (const reminder of late) onDue(reminder);
  }, [due]);
}

/** What is there at the first look is no news. */
function useNews(items: readonly InboxItem[] | undefined, tell: (item: InboxItem) => void): void {
  const known = useRef<ReadonlySet<string> | null>(null);
  const onNews = useEffectEvent(tell);
  useEffect(() => {
    if (!items) return;
    const fresh = items.filter(({ isNew }) => isNew);
    for (const item of fresh) if (known.current && !known.current.has(item.assignmentId)) onNews(item);
    known.current = new Set([...(known.current ?? []), ...fresh.map(({ assignmentId }) => assignmentId)]);
  }, [items]);
}
