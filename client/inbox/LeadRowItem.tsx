import { IconPhone } from "@tabler/icons-react";
import type { Ref } from "react";
import { Link } from "wouter";
import type { InboxItem } from "../../server/inbox/contract.ts";
import { DueChip } from "../leads/DueChip.tsx";
import { Chip } from "../ui/Chip.tsx";
import classes from "./LeadRowItem.module.css";
import { ReachButton } from "./ReachButton.tsx";

/** An accepted lead: what is to be done, by when, and the button that does it. */
export function LeadRowItem({ item, ref }: { readonly item: InboxItem; readonly ref?: Ref<HTMLLIElement> }) {
  const { lead, tasks, dueAt, held } = item;
  const about = [lead.company, tasks[0]?.title].filter(Boolean).join(", ");
  return (
    <li ref={ref} className={classes.row} data-item={item.assignmentId} tabIndex={-1}>
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
