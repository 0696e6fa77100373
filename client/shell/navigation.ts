import {
  IconAddressBook,
  IconAlertTriangle,
  IconInbox,
  IconPlug,
  IconScale,
  IconSettings,
  IconSitemap,
  IconUserCircle,
  IconUsers,
} from "@tabler/icons-react";
import type { Me } from "../../server/auth/contract.ts";
import { isManager, isRep } from "../api/session.ts";

export interface Destination {
  readonly href: string;
  readonly label: string;
  readonly Icon: typeof IconInbox;
  /** Also current on these addresses. */
  readonly also?: readonly string[];
  /** Beside it stands how many leads need somebody, or are new. */
  readonly counts?: "attention" | "inbox";
}

const INBOX: Destination = { href: "/inbox", label: "Inbox", Icon: IconInbox, counts: "inbox" };
const LEADS: Destination = { href: "/leads", label: "Leads", Icon: IconAddressBook, also: ["/companies"] };
const ATTENTION: Destination = { href: "/attention", label: "Attention", Icon: IconAlertTriangle, counts: "attention" };
const FLOWS: Destination = { href: "/flows", label: "Flows", Icon: IconSitemap, also: ["/"] };
const TEAM: Destination = { href: "/team", label: "Team", Icon: IconUsers };
const SOURCES: Destination = { href: "/sources", label: "Sources", Icon: IconPlug };
const SETTINGS: Destination = { href: "/settings", label: "Settings", Icon: IconSettings, also: ["/set-up"] };
const TURNS: Destination = { href: "/turns", label: "My turns", Icon: IconScale };
const ME: Destination = { href: "/me", label: "Me", Icon: IconUserCircle };

export interface Navigation {
  readonly rail: readonly Destination[];
  /** At most five; the rest is behind "More". */
  readonly tabs: readonly Destination[];
  readonly more: readonly Destination[];
}

/** Where this person can go: reps see what is theirs, managers all. */
export function navigationFor(me: Me): Navigation {
  if (!isManager(me)) return { rail: [INBOX, LEADS, TURNS], tabs: [INBOX, LEADS, TURNS, ME], more: [] };
  return {
    rail: [FLOWS, LEADS, INBOX, ATTENTION, TEAM, SOURCES],
    tabs: isRep(me) ? [INBOX, LEADS, ATTENTION, FLOWS] : [ATTENTION, LEADS, FLOWS, TEAM],
    more: isRep(me) ? [TEAM, TURNS, SOURCES, SETTINGS, ME] : [INBOX, SOURCES, SETTINGS, ME],
  };
}

export function isCurrent({ href, also = [] }: Destination, location: string): boolean {
  return location === href || location.startsWith(`${href}/`) || also.some((other) => isWithin(other, location));
}

function isWithin(other: string, location: string): boolean {
  return location === other || (other !== "/" && location.startsWith(`${other}/`));
}
