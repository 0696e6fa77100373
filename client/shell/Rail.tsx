import { Menu } from "@mantine/core";
import { IconSend, IconSettings, IconUserCircle } from "@tabler/icons-react";
import { Link, useLocation } from "wouter";
import { isManager, useMe } from "../api/session.ts";
import { Avatar } from "../ui/Avatar.tsx";
import { ColourScheme } from "./ColourScheme.tsx";
import { Logo } from "./Logo.tsx";
import { isCurrent, type Navigation } from "./navigation.ts";
import { PlaceCount } from "./PlaceCount.tsx";
import classes from "./Shell.module.css";
import { SignOutItems } from "./SignOut.tsx";
import { useTestLead } from "./test-lead-store.ts";

/** The main navigation of a desk. */
export function Rail({ navigation }: { navigation: Navigation }) {
  const [location] = useLocation();
  const me = useMe();
  const { open } = useTestLead();
  return (
    <nav className={classes.rail} aria-label="Main">
      <Link href="/" className={classes.logo}>
        <Logo />
      </Link>
      {navigation.rail.map((destination) => (
        <Link
          key={destination.href}
          href={destination.href}
          className={classes.place}
          aria-current={isCurrent(destination, location) ? "page" : undefined}
        >
          <destination.Icon size={22} stroke={1.75} aria-hidden="true" />
          {destination.label}
          <PlaceCount counts={destination.counts} />
        </Link>
      ))}
      <span className={classes.rest} />
      {isManager(me) && (
        <>
          <button type="button" className={classes.place} onClick={open}>
            <IconSend size={22} stroke={1.75} aria-hidden="true" />
            Test lead
          </button>
          <Link
            href="/settings"
            className={classes.place}
            aria-current={location.startsWith("/settings") || location.startsWith("/set-up") ? "page" : undefined}
          >
            <IconSettings size={22} stroke={1.75} aria-hidden="true" />
            Settings
          </Link>
        </>
      )}
      <PersonMenu />
    </nav>
  );
}

function PersonMenu() {
  const me = useMe();
  return (
    <Menu position="right-end" width={240}>
      <Menu.Target>
        <button type="button" className={classes.place}>
          <Avatar name={me.name} tone="in" />
          Me
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {me.name}
          <br />
          {me.email}
        </Menu.Label>
        <Menu.Item component={Link} href="/me" leftSection={<IconUserCircle size={18} />}>
          My account
        </Menu.Item>
        <Menu.Divider />
        <ColourScheme />
        <Menu.Divider />
        <SignOutItems />
      </Menu.Dropdown>
    </Menu>
  );
}
