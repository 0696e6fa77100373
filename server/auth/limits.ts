import { createHash } from "node:crypto";
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import type { Db } from "../../engine/database.ts";
import { AppError } from "../../node-catalog/kit/errors.ts";

const MINUTE = 60;

interface Limiter {
  consume(key: string): Promise<RateLimiterRes>;
  reward(key: string): Promise<RateLimiterRes>;
}

/** Failed sign-ins, counted in the database: all processes know of each other's. */
export interface SignInLimits {
  /** Runs `work`; what it throws counts as a failed attempt. @throws AppError `too-many-attempts` before it */
  attempt<T>(email: string, ip: string, work: () => Promise<T>): Promise<T>;
}

export function signInLimits(db: Db): SignInLimits {
  const store = { storeClient: db, storeType: "pool", tableName: "auth_attempts", tableCreated: true };
  // The second keeps one address from trying many people, the third many addresses from trying one.
  const pair = new RateLimiterPostgres({ ...store, keyPrefix: "pair", points: 10, duration: 15 * MINUTE });
  const address = new RateLimiterPostgres({ ...store, keyPrefix: "address", points: 100, duration: 60 * MINUTE });
  const person = new RateLimiterPostgres({ ...store, keyPrefix: "person", points: 100, duration: 24 * 60 * MINUTE });

  return {
    async attempt(email, ip, work) {
      const name = hash(email.toLowerCase());
      const counters: [Limiter, string][] = [
        [pair, hash(`${name} ${ip}`)],
        [address, hash(ip)],
        [person, name],
      ];
      // Counted before it is known how it ends, else a hundred at once would all be let in.
      for (const [limiter, key] of counters) await consume(limiter, key);
      const result = await work();
      for (const [limiter, key] of counters) await limiter.reward(key);
      return result;
    },
  };
}

/** Limits of one process, for what must not ask the database: wrong keys by address, requests by person. */
export function callerLimits() {
  const wrongKeys = new RateLimiterMemory({ points: 120, duration: MINUTE });
  const people = new RateLimiterMemory({ points: 600, duration: 10 });
  return {
    wrongKey: (ip: string) => consume(wrongKeys, ip),
    request: (personId: string) => consume(people, personId),
  };
}

async function consume(limiter: Pick<Limiter, "consume">, key: string): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    const retryAfter = Math.ceil(refusal.msBeforeNext / 1000);
    const wait = retryAfter < 100 ? `${retryAfter} seconds` : `${Math.ceil(retryAfter / MINUTE)} minutes`;
    throw new AppError("too-many", "too-many-attempts", `Too many attempts. Try again in ${wait}.`, { retryAfter });
  }
}

/** E-mails and addresses are not kept as they are. */
const hash = (text: string): string => createHash("sha256").update(text).digest("base64url");
