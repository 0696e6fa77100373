import type { Change } from "../../engine/world.ts";
import type { Effect, Stamped } from "../../node-catalog/kit/effects.ts";

export type Of<Type extends Effect["type"]> = Stamped<Extract<Effect, { type: Type }>>;

/** The effects of one type, each with the change that it is part of. */
export function pick<Type extends Effect["type"]>(
  changes: readonly Change[],
  type: Type,
): { change: Change; effect: Of<Type> }[] {
  return changes.flatMap((change) =>
    change.effects.flatMap((effect) => (effect.type === type ? [{ change, effect: effect as Of<Type> }] : [])),
  );
}
