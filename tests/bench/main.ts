import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { benchChaos } from "./chaos.ts";
import { benchDeadlines } from "./deadlines.ts";
import { benchEngine } from "./engine.ts";
import { benchFairness } from "./fairness.ts";
import { benchIntake } from "./intake.ts";
import { benchRecovery } from "./recovery.ts";
import { benchScale } from "./scale.ts";
import { benchSoak } from "./soak.ts";
import { makePlace, type Place } from "./place.ts";
import { machine, Report } from "./report.ts";

interface Part {
  readonly title: string;
  readonly usual: boolean;
  readonly run: (place: Place, report: Report) => Promise<void>;
}
/** Needs no database. */
interface PurePart extends Omit<Part, "run"> {
  readonly think: (report: Report) => void;
}

const PARTS: Readonly<Record<string, Part | PurePart>> = {
  intake: { title: "From outside", usual: true, run: benchIntake },
  engine: { title: "The engine alone", usual: true, run: benchEngine },
  deadlines: { title: "Deadlines", usual: true, run: benchDeadlines },
  recovery: { title: "A worker dies", usual: true, run: benchRecovery },
  fairness: { title: "Who gets how much", usual: true, think: benchFairness },
  chaos: { title: "Workers die and stop around every commit", usual: false, run: benchChaos },
  scale: { title: "Many large teams", usual: false, run: benchScale },
  soak: { title: "Twenty minutes", usual: false, run: benchSoak },
};

const { positionals, values } = parseArgs({ allowPositionals: true, options: { json: { type: "string" } } });
const chosen = positionals.length > 0 ? positionals : Object.keys(PARTS).filter((name) => PARTS[name]!.usual);
const unknown = chosen.find((name) => !(name in PARTS));
if (unknown) {
  console.error(`There is no bench named ${unknown}. Choose among: ${Object.keys(PARTS).join(", ")}.`);
  process.exit(1);
}

const report = new Report();
console.log(`Baton bench on ${machine()}, Node ${process.version}`);
const parts = chosen.map((name) => PARTS[name]!);
{
  await using place = parts.some((part) => "run" in part) ? await makePlace() : undefined;
  for (const part of parts) {
    report.heading(part.title);
    if ("think" in part) part.think(report);
    else await part.run(place!, report);
  }
}
const json = JSON.stringify(report, null, 2);
if (values.json) await writeFile(values.json, `${json}\n`);
else console.log(`\n${json}`);
process.exitCode = report.failed ? 1 : 0;
