import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { AppError } from "../../node-catalog/kit/errors.ts";

const MINUTE = 60;

/**
 * How often one caller may ask to watch, on all their connections to this process together: each time waits its turn between
 * two readings of the feed, and holds up what everybody else is told.
 */
export interface WatchLimits {
  /** @throws AppError `too-many-watches` */
  watch(callerId: string): Promise<void>;
  /** false: not from there on any more, read everything again. */
  mayCatchUp(callerId: string): Promise<boolean>;
}

/** Twenty windows that come back at once are 80 topics; a wall of flows is a hundred on each of several screens. */
export function watchLimits({ watches = 600, catchUps = 150 } = {}): WatchLimits {
  const watching = new RateLimiterMemory({ points: watches, duration: MINUTE });
  const catchingUp = new RateLimiterMemory({ points: catchUps, duration: MINUTE });
  return {
    async watch(callerId) {
      const retryAfter = await secondsToWait(watching, callerId);
      if (retryAfter === 0) return;
      throw new AppError("too-many", "too-many-watches", `Watch less often. Try again in ${retryAfter} seconds.`, {
        retryAfter,
      });
    },
    mayCatchUp: async (callerId) => (await secondsToWait(catchingUp, callerId)) === 0,
  };
}

async function secondsToWait(limiter: RateLimiterMemory, callerId: string): Promise<number> {
  try {
    await limiter.consume(callerId);
    return 0;
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    return Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
  }
}
