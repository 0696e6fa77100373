/**
 * What Mantine's NumberInput hands over: a number, or text while it is not finished ("12.", "0.0", out of its range).
 * An unfinished number counts as far as it goes: taken for nothing it would be wiped out while one types.
 */
export function numberFrom(typed: number | string): number | undefined {
  const number = typeof typed === "number" ? typed : Number.parseFloat(typed);
  return Number.isFinite(number) ? number : undefined;
}
