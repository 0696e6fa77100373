import { ActionIcon, Menu } from "@mantine/core";
import { IconArrowBackUp, IconCircleX, IconDots, IconSitemap, IconUserShare } from "@tabler/icons-react";
import { Link } from "wouter";
import { isManager, useMe } from "../api/session.ts";
import type { QuickActsProps } from "./QuickActs.tsx";

/** What one does with a lead seldom. */
export function LeadMenu({ lead, isMine, onSheet }: QuickActsProps) {
  const me = useMe();
  const path = lead.runs.at(-1);
  const canClose = lead.status !== "closed" && (isMine || isManager(me));
  const canPassOn = isMine && isManager(me);
  const canSeePath = path && isManager(me);
  const canGiveTurnBack = isManager(me) && lead.assignments.length > 0;
  if (!canClose && !canSeePath && !canGiveTurnBack) return null;
  return (
    <Menu>
      <Menu.Target>
        <ActionIcon aria-label="More">
          <IconDots size={24} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {canSeePath && (
          <Menu.Item
            component={Link}
            href={`/flows/${path.flowId}/leads/${path.id}`}
            leftSection={<IconSitemap size={18} />}
          >
            See its path in {path.flowName}
          </Menu.Item>
        )}
        {canPassOn && (
          <Menu.Item leftSection={<IconUserShare size={18} />} onClick={() => onSheet({ kind: "pass-on" })}>
            Pass on
          </Menu.Item>
        )}
        {canGiveTurnBack && (
          <Menu.Item leftSection={<IconArrowBackUp size={18} />} onClick={() => onSheet({ kind: "give-turn-back" })}>
            Give the turn back
          </Menu.Item>
        )}
        {canClose && (
          <Menu.Item leftSection={<IconCircleX size={18} />} onClick={() => onSheet({ kind: "close" })}>
            Close the lead
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
