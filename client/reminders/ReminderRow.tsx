import { ActionIcon, Menu } from "@mantine/core";
import { IconBell, IconCheck, IconDots, IconPencil, IconTrash } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import { Link } from "wouter";
import type { ReminderView } from "../../server/reminders/contract.ts";
import { serverNow, useServerNow } from "../api/clock.ts";
import { tellDone, tellFailed } from "../ui/tell.tsx";
import { whenNear } from "../ui/time.ts";
import { ChangeSheet } from "./ChangeSheet.tsx";
import { reminderWords } from "./reminder-words.ts";
import classes from "./Reminders.module.css";
import { useDeleteReminder, useDoneReminder, useSetReminder } from "./use-reminders.ts";

interface ReminderRowProps {
  readonly reminder: ReminderView;
  /** Names the lead and leads to it: where it does not stand around it anyway. */
  readonly saysLead?: boolean;
  /** Further buttons, first. */
  readonly children?: ReactNode;
}

/** One of my reminders: what of, when, and what to do about it. */
export function ReminderRow({ reminder, saysLead = false, children }: ReminderRowProps) {
  const now = useServerNow();
  const done = useDoneReminder();
  const { id, lead, dueAt } = reminder;
  const words = reminderWords(reminder);
  return (
    <li className={classes.row} data-long={saysLead}>
      <IconBell size={20} aria-hidden="true" />
      <div className={classes.words}>
        {saysLead && (
          <Link href={`/leads/${lead.id}`} className={classes.lead}>
            {[lead.name, lead.company].filter(Boolean).join(", ")}
          </Link>
        )}
        <p className={saysLead ? "small" : "strong"}>{words}</p>
        <p className="small muted">
          <time dateTime={dueAt}>{whenNear(dueAt, now)}</time>
        </p>
      </div>
      {children}
      <ActionIcon
        variant="default"
        aria-label={`Done: ${words}, ${lead.name}`}
        loading={done.isPending}
        // By the promise: the row may be gone before the answer comes.
        onClick={() => void done.mutateAsync(id).then(() => tellDone(`Done: ${words}`), tellFailed)}
      >
        <IconCheck size={20} />
      </ActionIcon>
      <More reminder={reminder} />
    </li>
  );
}

function More({ reminder }: { readonly reminder: ReminderView }) {
  const [isChanging, setChanging] = useState(false);
  const remove = useRemoveWithWayBack();
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon aria-label={`More for the reminder of ${reminder.lead.name}`}>
            <IconDots size={20} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPencil size={18} />} onClick={() => setChanging(true)}>
            Change
          </Menu.Item>
          <Menu.Item leftSection={<IconTrash size={18} />} onClick={() => remove(reminder)}>
            Delete
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {isChanging && <ChangeSheet reminder={reminder} onClose={() => setChanging(false)} />}
    </>
  );
}

/** What was to come can be had again; what is over already is simply gone. */
function useRemoveWithWayBack() {
  const remove = useDeleteReminder();
  const set = useSetReminder();
  return ({ id, lead, text, dueAt }: ReminderView) => {
    const again = () => void set.mutateAsync({ leadId: lead.id, when: dueAt, text }).catch(tellFailed);
    const wayBack = Date.parse(dueAt) > serverNow() ? { run: again } : undefined;
    void remove.mutateAsync(id).then(() => tellDone("Reminder deleted.", wayBack), tellFailed);
  };
}
