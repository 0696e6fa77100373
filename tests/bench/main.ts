import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { benchChaos } from "./chaos.ts";
import { benchDeadlines } from "./deadlines.ts";
import { benchEngine } from "./engine.ts";
import { benchIntake } from "./intake.ts";
import { benchRecovery } from "./recovery.ts";
import { benchScale } from "./scale.ts";
import { benchSoak } from "./soak.ts";
import { makePlace, type Place } from "./place.ts";
import { machine, Report } from "./report.ts";

const PARTS: Readonly<
  Record<string, { title: string; usual: boolean; run: (place: Place, report: Report) => Promise<void> }>
> = {
  intake: { title: "From outside", usual: true, run: benchIntake },
  engine: { title: "The engine alone", usual: true, run: benchEngine },
  deadlines: { title: "Deadlines", usual: true, run: benchDeadlines },
  recovery: { title: "A worker dies", usual: true, run: benchRecovery },
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
{
  await using place = await makePlace();
  for (const name of chosen) {
    const { title, run } = PARTS[name]!;
    report.heading(title);
    await run(place, report);
  }
}
const json = JSON.stringify(report, null, 2);
if (values.json) await writeFile(values.json, `${json}\n`);
else console.log(`\n${json}`);
process.exitCode = report.failed ? 1 : 0;
