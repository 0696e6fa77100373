import {
  IconAlignLeft,
  IconArrowForwardUp,
  IconArrowsSplit2,
  IconArrowUp,
  IconBell,
  IconBriefcase,
  IconCalendarOff,
  IconCheckbox,
  IconClock,
  IconClockHour4,
  IconDoorEnter,
  IconFilter,
  IconFlag,
  IconHistory,
  IconHourglass,
  IconLanguage,
  IconListCheck,
  IconMail,
  IconMapPin,
  IconMessage,
  IconMessageQuestion,
  IconMoon,
  IconPencil,
  IconPhone,
  IconRefresh,
  IconScale,
  IconSitemap,
  IconStairsUp,
  IconSun,
  IconUserCheck,
  IconUserShare,
  IconWorld,
} from "@tabler/icons-react";
import type { StepGroup } from "./groups.ts";

type StepIcon = typeof IconFlag;

/** Icons that step types name. A list, because a way to every one of the set's 6,000 would be 6,000 files. */
const ICONS: Record<string, StepIcon> = {
  "align-left": IconAlignLeft,
  "arrow-forward-up": IconArrowForwardUp,
  "arrow-up": IconArrowUp,
  "arrows-split-2": IconArrowsSplit2,
  bell: IconBell,
  briefcase: IconBriefcase,
  "calendar-off": IconCalendarOff,
  checkbox: IconCheckbox,
  clock: IconClock,
  "clock-hour-4": IconClockHour4,
  "door-enter": IconDoorEnter,
  filter: IconFilter,
  flag: IconFlag,
  history: IconHistory,
  hourglass: IconHourglass,
  language: IconLanguage,
  "list-check": IconListCheck,
  mail: IconMail,
  "map-pin": IconMapPin,
  message: IconMessage,
  "message-question": IconMessageQuestion,
  moon: IconMoon,
  pencil: IconPencil,
  phone: IconPhone,
  refresh: IconRefresh,
  scale: IconScale,
  sitemap: IconSitemap,
  "stairs-up": IconStairsUp,
  sun: IconSun,
  "user-check": IconUserCheck,
  "user-share": IconUserShare,
  world: IconWorld,
};

const GROUP_ICONS: Record<StepGroup, StepIcon> = {
  intake: IconDoorEnter,
  decide: IconArrowsSplit2,
  assign: IconRefresh,
  act: IconListCheck,
  wait: IconClock,
  escalate: IconArrowUp,
  end: IconFlag,
};

/** The icon that a step type names, else its group's. */
export function stepIcon(group: StepGroup, name?: string): StepIcon {
  return (name ? ICONS[name] : undefined) ?? GROUP_ICONS[group];
}
