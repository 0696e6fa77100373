import { ActionIcon } from "@mantine/core";
import { IconMail, IconPhone } from "@tabler/icons-react";
import { Link } from "wouter";
import type { InboxItem } from "../../server/inbox/contract.ts";
import { DueChip } from "../leads/DueChip.tsx";
import { callWay } from "../leads/reach.ts";
import { WriteMenu } from "../leads/WriteMenu.tsx";
import { Chip } from "../ui/Chip.tsx";
import { useInboxActs } from "./inbox-acts.ts";
import classes from "./LeadRowItem.module.css";

/** An accepted lead: what is to be done, by when, and the button that does it. */
export function LeadRowItem({ item }: { readonly item: InboxItem }) {
  const { lead, tasks, dueAt, held } = item;
  const about = [lead.company, tasks[0]?.title].filter(Boolean).join(", ");
  return (
    <li className={classes.row} data-item={item.assignmentId} tabIndex={-1}>
      <Link className={classes.link} href={`/leads/${lead.id}`}>
        <span className={`${classes.name} truncate`}>{lead.name}</span>
        {about && <span className="small muted truncate">{about}</span>}
        <span className={classes.chips}>
          {dueAt && <DueChip until={dueAt} />}
          {held && <Chip icon={<IconPhone />}>Deadline held</Chip>}
          {lead.reachedAt && <Chip tone="good">Reached</Chip>}
        </span>
      </Link>
      <ReachButton item={item} />
    </li>
  );
}

function ReachButton({ item }: { readonly item: InboxItem }) {
  const { reach } = useInboxActs();
  const { lead } = item;
  const call = callWay(lead);
  const look = { variant: "default", className: classes.go } as const;
  if (call) {
    return (
      <ActionIcon
        {...look}
        component="a"
        href={call.href}
        aria-label={`Call ${lead.name}`}
        onClick={() => reach(item, call)}
      >
        <IconPhone size={20} />
      </ActionIcon>
    );
  }
  if (!lead.email) return null;
  return (
    <WriteMenu lead={lead} onWrite={(way) => reach(item, way)}>
      <ActionIcon {...look} aria-label={`Write to ${lead.name}`}>
        <IconMail size={20} />
      </ActionIcon>
    </WriteMenu>
  );
}
