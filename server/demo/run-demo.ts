import { setTimeout as sleep } from "node:timers/promises";
import type { Stoppable } from "../start/stop-in-order.ts";
import { type DemoDeps, playDemo } from "./jobs.ts";

const TICK_MS = 2_500;

export interface RunDemoDeps extends DemoDeps {
  readonly log: { readonly error: (facts: object, text: string) => void };
}

/** Plays the demo every few seconds, as long as there is one. */
export function runDemo(deps: RunDemoDeps): Stoppable {
  const stopping = new AbortController();
  const running = play(deps, stopping.signal);
  return {
    name: "demo",
    async stop() {
      stopping.abort();
      await running;
    },
  };
}

async function play({ log, ...deps }: RunDemoDeps, stopping: AbortSignal): Promise<void> {
  for (let isThere = true; isThere && !stopping.aborted;) {
    isThere = await playDemo(deps).catch((error: unknown) => {
      log.error({ err: error }, "the demo stumbled; it goes on");
      return true;
    });
    await sleep(TICK_MS, undefined, { signal: stopping, ref: false }).catch(() => {});
  }
}
