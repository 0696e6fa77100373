import type { UseQueryResult } from "@tanstack/react-query";
import type { InboxItem } from "../../server/inbox/contract.ts";
import type { ReminderView } from "../../server/reminders/contract.ts";
import classes from "../reminders/Reminders.module.css";
import { ReminderRow } from "../reminders/ReminderRow.tsx";
import { Count } from "../ui/Chip.tsx";
import { QueryView } from "../ui/QueryView.tsx";
import { ReachButton } from "./ReachButton.tsx";
import { Section } from "./Section.tsx";

interface DueRemindersProps {
  /** Those whose time has come. */
  readonly reminders: readonly ReminderView[];
  /** All of them, as they were read. */
  readonly query: UseQueryResult<readonly ReminderView[]>;
  /** The page says already that it could not be read again. */
  readonly saysAge: boolean;
  readonly items: readonly InboxItem[];
}

/** What I wanted to be reminded of, now that its time has come. */
export function DueReminders({ reminders, query, saysAge, items }: DueRemindersProps) {
  const isToTell = query.isError && (query.data === undefined || !saysAge);
  if (reminders.length === 0 && !isToTell) return null;
  return (
    <Section title="Your reminders" count={reminders.length > 0 && <Count>{reminders.length}</Count>}>
      <div className={query.data === undefined ? "panel" : undefined}>
        <QueryView query={query} failed="Your reminders did not load" saysAge={saysAge}>
          {() => reminders.length > 0 && <List reminders={reminders} items={items} />}
        </QueryView>
      </div>
    </Section>
  );
}

function List({ reminders, items }: Pick<DueRemindersProps, "reminders" | "items">) {
  return (
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
  );
}
