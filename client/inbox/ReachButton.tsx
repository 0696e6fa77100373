import { ActionIcon } from "@mantine/core";
import { IconMail, IconPhone } from "@tabler/icons-react";
import type { InboxItem } from "../../server/inbox/contract.ts";
import { callWay } from "../leads/reach.ts";
import { WriteMenu } from "../leads/WriteMenu.tsx";
import { useInboxActs } from "./inbox-acts.ts";
import classes from "./LeadRowItem.module.css";

/** Calls them, or writes to who has no number. */
export function ReachButton({ item }: { readonly item: InboxItem }) {
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
