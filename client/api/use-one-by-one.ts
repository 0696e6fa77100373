import { useRef, useState } from "react";
import { messageOf } from "./errors.ts";

export interface Refused<T> {
  readonly item: T;
  /** Why it did not work, in the server's words. */
  readonly message: string;
}

export interface Progress<T> {
  readonly items: readonly T[];
  readonly doneCount: number;
  readonly refused: readonly Refused<T>[];
  readonly state: "going" | "stopping" | "over";
}

/**
 * Does the same to many, each by the command that is there for one, one after the other: what is refused says why and
 * keeps nobody else waiting, and one may stop in between.
 */
export function useOneByOne<T>() {
  const [progress, setProgress] = useState<Progress<T> | null>(null);
  const isStopped = useRef(false);
  const start = async (items: readonly T[], act: (item: T) => Promise<unknown>): Promise<void> => {
    isStopped.current = false;
    let now: Progress<T> = { items, doneCount: 0, refused: [], state: "going" };
    const say = (change: Partial<Progress<T>>) => {
      now = { ...now, ...change, ...(isStopped.current && !change.state && { state: "stopping" }) };
      setProgress(now);
    };
    say({});
    for (const item of items) {
      if (isStopped.current) break;
      await act(item).then(
        () => say({ doneCount: now.doneCount + 1 }),
        (error: unknown) => say({ refused: [...now.refused, { item, message: messageOf(error) }] }),
      );
    }
    say({ state: "over" });
  };
  const stop = () => {
    isStopped.current = true;
    setProgress((before) => before && { ...before, state: "stopping" });
  };
  return { progress, start, stop };
}
