import { advanceTestClock, hasTestClock } from "../database/test-clock.ts";
import { type Command, UsageError } from "./command.ts";

const UNITS = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

export const clock: Command = {
  name: "clock",
  arguments: "+15m",
  summary: "move the clock of a test database forward (s, m, h, d); only with BATON_TEST_CLOCK=1",
  async run({ config, positionals, open, print }) {
    const ms = parseShift(positionals[0]);
    if (!config.testClock) throw new UsageError("The clock can be moved in tests only: set BATON_TEST_CLOCK=1.");
    const { db } = await open();
    if (!(await hasTestClock(db))) {
      throw new UsageError("This database has no test clock: start Baton on it with BATON_TEST_CLOCK=1 once.");
    }
    await advanceTestClock(db, ms);
    print(`The clock was moved forward by ${positionals[0]!.slice(1)}.`);
  },
};

/** `+1h30m` → 5400000 */
export function parseShift(text = ""): number {
  const parts = [...text.matchAll(/(\d+)([smhd])/g)];
  if (parts.length === 0 || text !== `+${parts.map(([part]) => part).join("")}`) {
    throw new UsageError("Say by how much: clock +15m, clock +1h30m. Time never goes back.");
  }
  return parts.reduce((sum, [, count, unit]) => sum + Number(count) * UNITS[unit as keyof typeof UNITS], 0);
}
