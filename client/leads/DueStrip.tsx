import { IconClock } from "@tabler/icons-react";
import { useServerNow } from "../api/clock.ts";
import { Countdown, lateWords } from "../ui/Countdown.tsx";
import { countdown, whenNear } from "../ui/time.ts";
import type { Deadline } from "./current.ts";
import classes from "./DueStrip.module.css";

const SHORT_MS = 24 * 60 * 60_000;

/** What must happen by when, with the time left. */
export function DueStrip({ deadline: { until, words, isContact } }: { readonly deadline: Deadline }) {
  const now = useServerNow();
  const left = Date.parse(until) - now;
  return (
    <div className={classes.strip} data-late={left <= 0}>
      <IconClock size={20} aria-hidden="true" />
      <div className={classes.words}>
        <p className="strong">
          {capital(words)} by {whenNear(until, now)}
        </p>
        {isContact && <p className="small">It counts when they are reached: a call, an answer, a meeting.</p>}
      </div>
      {left < SHORT_MS && (
        <span className={classes.figure} aria-hidden="true">
          {left > 0 ? countdown(left) : lateWords(-left)}
        </span>
      )}
      <span className="hidden">
        <Countdown until={until} />
      </span>
    </div>
  );
}

const capital = (words: string) => words.charAt(0).toLocaleUpperCase() + words.slice(1);
