import { Menu } from "@mantine/core";
import { IconBrandWhatsapp, IconMail, IconMessage } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { writeWays, type Reachable, type Way } from "./reach.ts";

const ICONS: Readonly<Record<string, typeof IconMail>> = {
  email: IconMail,
  sms: IconMessage,
  whatsapp: IconBrandWhatsapp,
};

interface WriteMenuProps {
  readonly lead: Reachable;
  /** Called while the phone's own program opens. */
  readonly onWrite: (way: Way) => void;
  /** The button. */
  readonly children: ReactNode;
}

/** The ways to write to a lead, behind one button. */
export function WriteMenu({ lead, onWrite, children }: WriteMenuProps) {
  return (
    <Menu>
      <Menu.Target>{children}</Menu.Target>
      <Menu.Dropdown>
        {writeWays(lead).map((way) => {
          const Icon = ICONS[way.channel] ?? IconMail;
          return (
            <Menu.Item
              key={way.channel}
              component="a"
              href={way.href}
              target={way.channel === "whatsapp" ? "_blank" : undefined}
              rel="noreferrer"
              leftSection={<Icon size={18} />}
              onClick={() => onWrite(way)}
            >
              {way.label}
            </Menu.Item>
          );
        })}
      </Menu.Dropdown>
    </Menu>
  );
}
