import { useServerNow } from "../api/clock.ts";
import { Countdown, lateWords } from "../ui/Countdown.tsx";
import { countdown } from "../ui/time.ts";
import classes from "./CountdownRing.module.css";
import { hurryTone } from "./hurry.ts";

const SIZE = 72;
const STROKE = 6;
const RADIUS = (SIZE - STROKE) / 2;
const LENGTH = 2 * Math.PI * RADIUS;

interface CountdownRingProps {
  readonly until: string;
  /** When the time began to run. */
  readonly since: string | null;
}

/** The time left as a ring that empties, with the figures inside. */
export function CountdownRing({ until, since }: CountdownRingProps) {
  const now = useServerNow();
  const whole = Date.parse(until) - (since === null ? now : Date.parse(since));
  // What we know of the server's clock is good to half a second: more than the whole is never left.
  const left = Math.min(whole, Date.parse(until) - now);
  const part = whole > 0 ? Math.min(1, Math.max(0, left / whole)) : 0;
  return (
    <div className={classes.ring} data-tone={hurryTone(left)}>
      <svg viewBox={`0 0 ${SIZE} ${SIZE}`} aria-hidden="true">
        <circle className={classes.track} cx={SIZE / 2} cy={SIZE / 2} r={RADIUS} strokeWidth={STROKE} />
        <circle
          className={classes.left}
          cx={SIZE / 2}
          cy={SIZE / 2}
          r={RADIUS}
          strokeWidth={STROKE}
          strokeDasharray={`${part * LENGTH} ${LENGTH}`}
        />
      </svg>
      <span className={classes.figures} aria-hidden="true">
        <b>{left > 0 ? countdown(left) : "0:00"}</b>
        <small>{left > 0 ? "left" : lateWords(-left)}</small>
      </span>
      <span className="hidden">
        <Countdown until={until} />
      </span>
    </div>
  );
}
