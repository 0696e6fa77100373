import type { InboxItem } from "../../server/inbox/contract.ts";
import type { ReminderView } from "../../server/reminders/contract.ts";
import classes from "../reminders/Reminders.module.css";
import { ReminderRow } from "../reminders/ReminderRow.tsx";
import { Count } from "../ui/Chip.tsx";
import { ReachButton } from "./ReachButton.tsx";
import { Section } from "./Section.tsx";

interface DueRemindersProps {
  readonly reminders: readonly ReminderView[];
  readonly items: readonly InboxItem[];
}

/** What I wanted to be reminded of, now that its time has come. */
export function DueReminders({ reminders, items }: DueRemindersProps) {
  if (reminders.length === 0) return null;
  return (
    <Section title="Your reminders" count={<Count>{reminders.length}</Count>}>
      <ul className={classes.list}>
        {reminders.map((reminder) => {
          const item = items.find(({ lead }) => lead.id === reminder.lead.id);
          return (
            <ReminderRow key={reminder.id} reminder={reminder} saysLead>
              {item && <ReachButton item={item} />}
            </ReminderRow>
          );
        })}
      </ul>
    </Section>
  );
}
