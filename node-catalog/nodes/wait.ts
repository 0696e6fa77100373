import { z } from "zod";
import { defineNode } from "../kit/define-node.ts";
import { timeOfDay, timeZone } from "../kit/domain.ts";
import { AppError } from "../kit/errors.ts";
import { EXAMPLE_NOW, facts } from "../kit/examples.ts";
import { nextTimeOfDay } from "../kit/open-intervals.ts";
import { wait } from "../kit/outcome.ts";
import { duration, durationMs } from "../kit/time.ts";
import { widget } from "../kit/widgets.ts";

export default defineNode({
  type: "wait",
  version: 1,
  group: "wait",
  icon: "clock",
  title: "Wait for a time",
  sentence: "Wait {for} {until}",
  help: "Waits, whatever happens meanwhile. To see whether the customer was reached, use “Wait until reached”.",
  config: z.object({
    for: widget(duration.nullable(), "duration", { label: "Wait for", none: "", initial: "PT1H" }).default(null),
    until: widget(timeOfDay.nullable(), "time-of-day", {
      label: "Or until",
      help: "The next time the clock shows this. Leave “Wait for” empty then.",
      none: "",
      said: "until {value}",
    }).default(null),
    timeZone: widget(timeZone.nullable(), "time-zone", {
      label: "Time zone",
      help: "None chosen: the company's.",
      none: "the company's time zone",
    }).default(null),
  }),
  exits: { done: "Next" },
  check: (config) =>
    (config.for === null) === (config.until === null)
      ? [
          {
            code: "one-time",
            message: "This step waits for a length of time or until a time of day, one of both.",
            mend: "Choose how long to wait",
          },
        ]
      : [],
  reasons: { waiting: "Waits until {until}", timeout: "The time has come" },

  decide({ config, facts: { workspace }, now }) {
    const until = endOf(config, config.timeZone ?? workspace.timeZone, now);
    return wait({ for: "time", until, exits: { timeout: "done" }, because: { code: "waiting", until } });
  },

  examples: [
    {
      name: "an hour",
      config: { for: "PT1H", until: null, timeZone: null },
      facts: facts(),
      now: EXAMPLE_NOW,
      waitsFor: "time",
    },
    {
      name: "until nine in Tokyo",
      config: { for: null, until: "09:00", timeZone: "Asia/Tokyo" },
      facts: facts(),
      now: EXAMPLE_NOW,
      waitsFor: "time",
    },
    {
      name: "the hour is over",
      config: { for: "PT1H", until: null, timeZone: null },
      facts: facts(),
      event: { kind: "timeout", at: EXAMPLE_NOW },
      exit: "done",
    },
  ],
});

function endOf(config: { for: string | null; until: string | null }, zone: string, now: number): number {
  if (config.for !== null) return now + durationMs(config.for);
  if (config.until !== null) return nextTimeOfDay(config.until, zone, now);
  throw new AppError("stop", "no-time", "This step does not say how long to wait. Choose a time in the flow.");
}
