const hundredths = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 2 });

/** "+0.83", "−1", "0": owed with a plus, had in advance with a minus. */
export function signedTurns(turns: number): string {
  if (turns === 0) return "0";
  return `${turns > 0 ? "+" : "−"}${hundredths.format(Math.abs(turns))}`;
}

/** "1 turn", "0.5 turns" */
export const turnsWords = (turns: number): string => `${hundredths.format(turns)} ${turns === 1 ? "turn" : "turns"}`;
