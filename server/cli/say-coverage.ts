import type { CoverageRow, CoverageView } from "../flows/coverage/contract.ts";

const HOURS = 24;
const NAME_WIDTH = 16;

/** The heat map as text: a line for each day, a sign for each hour, “·” where nobody is there, none where no such lead comes in; then the holes in words. */
export function sayCoverage({ rows, days, by, choices, empty, leftOut, timeZone }: CoverageView): string[] {
  if (empty !== null) return [`  ${empty}`];
  const width = Math.max(NAME_WIDTH, ...rows.map(({ label }) => label.length));
  const what = choices.find((choice) => choice.by === by)?.label ?? "";
  const scale = Array.from({ length: HOURS / 3 }, (_, index) => String(index * 3).padEnd(3)).join("");
  return [
    `  ${what.padEnd(width)}     ${scale} (${timeZone})`,
    ...rows.flatMap((row) => [
      ...days.map(
        ({ weekday }, day) => `  ${(day === 0 ? row.label : "").padEnd(width)} ${weekday} ${dayOf(row, day)}`,
      ),
      ...sayHoles(row, width),
    ]),
    ...(leftOut === null ? [] : [`  ${leftOut}`]),
  ];
}

function dayOf({ people }: CoverageRow, day: number): string {
  return people
    .slice(day * HOURS, (day + 1) * HOURS)
    .map((count) => (count === null ? " " : count === 0 ? "·" : String(Math.min(count, 9))))
    .join("");
}

function sayHoles({ drawnAway, holes }: CoverageRow, width: number): string[] {
  const said = drawnAway === null ? holes.map(({ sentence, goesTo }) => `${sentence} ${goesTo}`) : [drawnAway];
  return said.map((sentence) => `  ${"".padEnd(width)} ${sentence}`);
}
