import { useEffect, useEffectEvent, useSyncExternalStore } from "react";
import type { HereEvent, InboxEvent, RunEvent, StepEvent } from "../../server/live/contract.ts";
import { type ConnectionState, LiveConnection, type TopicHandlers } from "./live-connection.ts";

const live = new LiveConnection(async () => {
  const { io } = await import("socket.io-client");
  return io({ path: "/socket.io", transports: ["websocket", "polling"], withCredentials: true });
});

/** After signing in: listens as whoever that was. */
export const listenAnew = (): void => live.renew();

/**
 * Listens to a topic ("run:ID", "flow:ID", "rep:ID", "editor:ID", "attention") over the page's one connection, and takes up where it
 * was after a lost one. Handlers may change with each render; only another topic joins anew.
 *
 * @param topic null listens to nothing
 * @param after for a run: the last `seq` already shown
 */
export function useTopic(topic: string | null, handlers: TopicHandlers, after?: number): void {
  const step = useEffectEvent((event: StepEvent) => handlers.step?.(event));
  const run = useEffectEvent((event: RunEvent) => handlers.run?.(event));
  const inbox = useEffectEvent((event: InboxEvent) => handlers.inbox?.(event));
  const here = useEffectEvent((event: HereEvent) => handlers.here?.(event));
  const again = useEffectEvent(() => handlers.resync?.());
  const first = useEffectEvent(() => after);
  useEffect(() => {
    if (topic === null) return undefined;
    return live.join(
      topic,
      {
        step: (event) => step(event),
        run: (event) => run(event),
        inbox: (event) => inbox(event),
        here: (event) => here(event),
        resync: () => again(),
      },
      first(),
    );
  }, [topic]);
}

const subscribe = (listener: () => void) => live.onState(listener);

/** Whether live data arrive just now. */
export function useConnection(): ConnectionState {
  return useSyncExternalStore(subscribe, () => live.state);
}
