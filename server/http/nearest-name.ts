/** A name that is longer by this many letters for each slip: in "nme" one is likely, in "id" none. */
const LETTERS_PER_SLIP = 3;

/**
 * The name that somebody most likely meant: what differs in case, `_` or `-` only, else by few letters that are missing,
 * too many, wrong or swapped (Damerau and Levenshtein, adjacent letters only). Ties go to the first of `names`.
 *
 * @returns undefined when none is near
 */
export function nearestName(typed: string, names: readonly string[]): string | undefined {
  const wanted = plain(typed);
  const ranked = names.map((name) => ({ name, slips: slipsBetween(wanted, plain(name)) }));
  const nearest = ranked.toSorted((a, b) => a.slips - b.slips)[0];
  return nearest && nearest.slips <= wanted.length / LETTERS_PER_SLIP ? nearest.name : undefined;
}

/** Longer than any of our names; whoever sends a key of a million letters did not mistype one. */
const LONGEST = 60;

const plain = (name: string): string => name.slice(0, LONGEST).toLowerCase().replaceAll(/[_-]/g, "");

function slipsBetween(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const isSame = a[i - 1] === b[j - 1];
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row.push(
        Math.min(
          last[j]! + 1,
          row[j - 1]! + 1,
          last[j - 1]! + (isSame ? 0 : 1),
          isSwap ? beforeLast[j - 2]! + 1 : Infinity,
        ),
      );
    }
    [beforeLast, last] = [last, row];
  }
  return last[b.length]!;
}
