import { useEffect, useRef } from "react";

/**
 * For reading again on news: however many come, it runs at most once in `everyMs`, and always once after the last.
 *
 * @returns call it with each piece of news
 */
export function useSoon(run: () => void, everyMs: number): () => void {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(
    () => () => {
      clearTimeout(timer.current);
      timer.current = undefined;
    },
    [],
  );
  return () => {
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      run();
    }, everyMs);
  };
}
