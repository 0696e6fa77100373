/** Turns to hundredths, with a real minus sign, and no "-0.00". */
export function turnsWords(turns: number): string {
  return Math.abs(turns) < 0.005 ? "0" : turns.toFixed(2).replace("-", "−");
}
