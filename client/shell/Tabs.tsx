import { Menu } from "@mantine/core";
import { IconDots, IconSend } from "@tabler/icons-react";
import { Link, useLocation } from "wouter";
import { isCurrent, type Navigation } from "./navigation.ts";
import { PlaceCount } from "./PlaceCount.tsx";
import classes from "./Shell.module.css";
import { useTestLead } from "./test-lead-store.ts";

/** The main navigation of a phone, under the thumb. */
export function Tabs({ navigation }: { navigation: Navigation }) {
  const [location] = useLocation();
  return (
    <nav className={classes.tabs} aria-label="Main">
      {navigation.tabs.map((destination) => (
        <Link
          key={destination.href}
          href={destination.href}
          className={classes.tab}
          aria-current={isCurrent(destination, location) ? "page" : undefined}
        >
          <span className={classes.tabIcon}>
            <destination.Icon size={24} stroke={1.75} aria-hidden="true" />
            <PlaceCount counts={destination.counts} />
          </span>
          {destination.label}
        </Link>
      ))}
      {navigation.more.length > 0 && <More navigation={navigation} />}
    </nav>
  );
}

function More({ navigation }: { navigation: Navigation }) {
  const [location] = useLocation();
  const { open } = useTestLead();
  const isHere = navigation.more.some((destination) => isCurrent(destination, location));
  return (
    <Menu position="top-end" width={240}>
      <Menu.Target>
        <button type="button" className={classes.tab} data-current={isHere}>
          <span className={classes.tabIcon}>
            <IconDots size={24} aria-hidden="true" />
            {navigation.more.map(({ href, counts }) => (
              <PlaceCount key={href} counts={counts} />
            ))}
          </span>
          More
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {navigation.more.map(({ href, label, Icon }) => (
          <Menu.Item key={href} component={Link} href={href} leftSection={<Icon size={20} stroke={1.75} />}>
            {label}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<IconSend size={20} stroke={1.75} />} onClick={open}>
          Send a test lead
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
