export interface Territory {
  readonly id: string;
  readonly label: string;
  readonly regions: readonly string[];
}

const nameOf = (number: number): string => `Territory ${number}`;
const UNNAMED = /^(Territory \d+)?$/;

/** Its id stays when it is renamed, so that its arrow does. */
export function newTerritory(territories: readonly Territory[]): Territory {
  const taken = new Set(territories.map(({ id }) => id));
  let number = territories.length + 1;
  while (taken.has(`territory-${number}`)) number += 1;
  return { id: `territory-${number}`, label: nameOf(number), regions: [] };
}

/** Who has not named it yet gets the name of its first region: "Bavaria, Germany" → "Bavaria". */
export function withRegions(
  territory: Territory,
  regions: readonly string[],
  names: readonly { readonly value: string; readonly label: string }[],
): Territory {
  const isFirst = territory.regions.length === 0 && UNNAMED.test(territory.label);
  const first = isFirst ? names.find(({ value }) => value === regions[0]) : undefined;
  return { ...territory, regions, ...(first && { label: first.label.split(",")[0]! }) };
}
