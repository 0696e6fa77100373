import type { Because } from "../node-catalog/kit/because.ts";
import type { DecideContext, NodeType } from "../node-catalog/kit/define-node.ts";
import type { Effect } from "../node-catalog/kit/effects.ts";
import { AppError } from "../node-catalog/kit/errors.ts";
import type { Leave, Outcome, Performed, Wait, WaitEvent } from "../node-catalog/kit/outcome.ts";

/**
 * What a step says when a run comes to it, or when the wait that it opened has ended; "call" when it wants to call another
 * system first.
 *
 * @param event what ended its wait; null when the run has just come
 * @param context made only where the step is asked
 */
export function outcomeOf(
  type: NodeType,
  event: WaitEvent | null,
  context: () => DecideContext<unknown>,
): Outcome | "call" {
  if (type.kind === "perform") return event ? performed(type.failedExit, event) : "call";
  if (!event) return type.decide(context());
  const exit = exitsOfWait(event)?.[event.kind];
  if (exit) return { kind: "leave", exit, effects: [], because: becauseOf(event) };
  if (type.resume) return type.resume({ ...context(), event });
  throw new AppError("stop", "unexpected-event", `“${type.title}” cannot go on after “${event.kind}”.`);
}

/** Exits and memo of a wait travel with its event, because the wait's row is gone from the burst's sight by then. */
export function heardBy({ exits, memo }: WhatTravels, event: WaitEvent): WaitEvent {
  return { ...event, data: { ...event.data, exits, ...(memo && { memo }) } };
}

interface WhatTravels extends Pick<Wait, "exits"> {
  readonly memo?: Wait["memo"] | null;
}

const exitsOfWait = ({ data }: WaitEvent) => data?.exits as Wait["exits"] | undefined;

const becauseOf = ({ kind, by }: WaitEvent): Because => ({ code: kind, ...(by && { person: by }) });

/** The way out of a perform node: its result, or its failed exit when all tries are used up. */
function performed(failedExit: string, event: WaitEvent): Leave {
  if (event.kind !== "result") {
    return {
      kind: "leave",
      exit: failedExit,
      effects: [],
      because: { code: "gave-up", error: typeof event.data?.error === "string" ? event.data.error : "" },
    };
  }
  const { exit, set, because } = event.data as unknown as Performed;
  const effects: Effect[] = set ? [{ type: "setLead", set }] : [];
  return { kind: "leave", exit, effects, because };
}
