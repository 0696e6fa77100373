import { createContext, Script } from "node:vm";
import type { NodeType } from "./kit/define-node.ts";
import { AppError } from "./kit/errors.ts";

/** A decision takes microseconds. Below the 1.5 s after which PostgreSQL ends the transaction that it is made in. */
const LONGEST_MS = 500;
/** After one that took too long its type is not asked for this long: a batch of fifty leads would else stand still fifty times. */
const REST_MS = 10_000;

/** `call` is one of our own functions. While the script runs, V8 ends whatever it has called, also a loop without end. */
const script = new Script("call()");
const context = createContext({ call: undefined as (() => unknown) | undefined });

/**
 * The same step type, whose functions are ended after half a second: one that loops for ever fails its own lead, and not
 * every lead of this process. What `perform` does after its first `await` is not held to it.
 *
 * Measured: 0.1 to 0.3 ms a call, for the thread that watches it. Ours, which have tests, do not pay for it.
 *
 * @param onTooLong told each time one was ended
 */
export function endInTime(node: NodeType, onTooLong: (node: NodeType) => void): NodeType {
  let restsUntil = -Infinity;

  const guard =
    (work: (...given: unknown[]) => unknown) =>
    (...given: unknown[]): unknown => {
      if (performance.now() < restsUntil) throw tookTooLong(node);
      try {
        return withinTime(() => work.apply(node, given));
      } catch (error) {
        if (!isTimeout(error)) throw error;
        restsUntil = performance.now() + REST_MS;
        onTooLong(node);
        throw tookTooLong(node);
      }
    };

  const entries = Object.entries(node) as [string, unknown][];
  const guarded = entries.map(([name, part]) => [
    name,
    typeof part === "function" ? guard(part as () => unknown) : part,
  ]);
  return Object.fromEntries(guarded) as NodeType;
}

function withinTime(call: () => unknown): unknown {
  context.call = call;
  try {
    return script.runInContext(context, { timeout: LONGEST_MS });
  } finally {
    context.call = undefined;
  }
}

const isTimeout = (error: unknown): boolean =>
  (error as { code?: unknown } | null)?.code === "ERR_SCRIPT_EXECUTION_TIMEOUT";

/** Tried again like any failure, since a machine may have stood still; then it stops and is shown. */
const tookTooLong = ({ title }: NodeType) =>
  new AppError(
    "unavailable",
    "step-took-too-long",
    `“${title}” took too long to decide. Ask whoever made this step to mend it, then try again.`,
  );
