import { setTimeout as sleep } from "node:timers/promises";
import { type Deliverer, type Delivery, type DueCall, takeDueCalls } from "./deliver.ts";
import { collapsing } from "./loops.ts";
import { giveBackCalls } from "./outbox-store.ts";

/** Calls that a worker delivers side by side: one that answers slowly keeps a place, not the others. */
const AT_ONCE = 16;
/** A call that is still under way is given back and made again with the same key, by whoever goes on. */
const LONGEST_STOP_MS = 5_000;

/** Delivers whatever is due, as many calls at a time as there are places; each that ends makes room for the next. */
export function deliverSideBySide(
  delivery: Delivery,
  {
    by,
    isStopping,
    onDelivered,
    onError,
  }: {
    readonly by: () => Deliverer;
    readonly isStopping: () => boolean;
    readonly onDelivered: () => void;
    readonly onError: (error: unknown) => void;
  },
): { look(): Promise<void>; idle(): Promise<void> } {
  const underWay = new Map<string, Promise<void>>();
  // A commit whose answer was lost may have taken calls that nobody here knows of.
  let mayHoldMore = false;

  const look = collapsing(1, async () => {
    while (!isStopping() && underWay.size < AT_ONCE) {
      if (mayHoldMore) await giveBackCalls(delivery.db, [by().takenBy], [...underWay.keys()]);
      mayHoldMore = true;
      const calls = await takeDueCalls(delivery, by(), AT_ONCE - underWay.size);
      mayHoldMore = false;
      if (calls.length === 0) return;
      for (const call of calls) begin(call);
    }
  });

  function begin({ id, deliver }: DueCall): void {
    const one = deliver()
      .then(onDelivered, onError)
      .finally(() => {
        underWay.delete(id);
        look().catch(onError);
      });
    underWay.set(id, one);
  }

  return {
    look,
    async idle() {
      await look.idle();
      await Promise.race([Promise.allSettled(underWay.values()), sleep(LONGEST_STOP_MS, undefined, { ref: false })]);
    },
  };
}
