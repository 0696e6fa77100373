const HURRY_MS = 5 * 60_000;

/** How a time left looks: calm until the last five minutes, bad when it is over. */
export function hurryTone(leftMs: number): "plain" | "warn" | "bad" {
  if (leftMs <= 0) return "bad";
  return leftMs < HURRY_MS ? "warn" : "plain";
}
