import { z } from "zod";
import { defineNode } from "../kit/define-node.ts";
import { timeZone, type WeeklyHours, weeklyHours } from "../kit/domain.ts";
import { EXAMPLE_NOW, facts } from "../kit/examples.ts";
import type { WorkspaceFacts } from "../kit/facts.ts";
import { openIntervals } from "../kit/open-intervals.ts";
import { leave } from "../kit/outcome.ts";
import { HOUR, isOpen, opensAt } from "../kit/time.ts";
import { widget } from "../kit/widgets.ts";

const A_WEEK = 8;

export default defineNode({
  type: "business-hours",
  version: 1,
  group: "decide",
  icon: "clock-hour-4",
  title: "Business hours",
  sentence: "Is it within {hours} in {timeZone}?",
  help: "Splits leads that come in while you work from those at night and at the weekend.",
  config: z.object({
    hours: widget(weeklyHours.nullable(), "hours", { label: "Hours", none: "the company's hours" }).default(null),
    timeZone: widget(timeZone.nullable(), "time-zone", { label: "Time zone", none: "its time zone" }).default(null),
  }),
  exits: { open: "Open", closed: "Closed" },
  reasons: {
    open: "It came within business hours",
    closed: "It came outside business hours; they begin at {opens}",
    "never-open": "It came outside business hours",
  },

  splitsByTime: (config, workspace) => ({ ...effective(config, workspace), inside: "open", outside: "closed" }),

  decide({ config, facts: { workspace }, now }) {
    const { hours, timeZone } = effective(config, workspace);
    // A week of calendar arithmetic costs 0.4 ms: only who comes too late or too early has to pay it.
    if (isOpen(openIntervals(hours, timeZone, now, 1), now)) return leave("open", { because: { code: "open" } });
    const opens = opensAt(openIntervals(hours, timeZone, now, A_WEEK), now);
    return leave("closed", { because: opens === undefined ? { code: "never-open" } : { code: "closed", opens } });
  },

  examples: [
    { name: "Monday morning", config: { hours: null, timeZone: null }, facts: facts(), now: EXAMPLE_NOW, exit: "open" },
    {
      name: "Monday night",
      config: { hours: null, timeZone: null },
      facts: facts(),
      now: EXAMPLE_NOW + 12 * HOUR,
      exit: "closed",
    },
    {
      name: "hours of its own",
      config: { hours: { mon: [["18:00", "24:00"]] }, timeZone: "Asia/Tokyo" },
      facts: facts(),
      now: EXAMPLE_NOW,
      exit: "open",
    },
  ],
});

interface Config {
  readonly hours: WeeklyHours | null;
  readonly timeZone: string | null;
}

function effective({ hours, timeZone }: Config, workspace: WorkspaceFacts): { hours: WeeklyHours; timeZone: string } {
  return { hours: hours ?? workspace.hours, timeZone: timeZone ?? workspace.timeZone };
}
