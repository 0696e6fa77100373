import { readFile } from "node:fs/promises";
import { foundCompany } from "./company.ts";
import { openLoop } from "./load.ts";
import type { Place } from "./place.ts";
import { atMost, type Report } from "./report.ts";
import { serve } from "./server-process.ts";

const MINUTES = 20;
const PER_SECOND = 100;
const GROWTH = 1.3;

/** Twenty minutes at a steady pace: memory must not grow, and the last minute must be as fast as the second. */
export async function benchSoak(place: Place, report: Report): Promise<void> {
  const { url, open } = await place.database("bench_soak");
  const company = await foundCompany(open(2));
  await using server = await serve("server/main.ts", { DATABASE_URL: url });
  const target = { url: server.url, path: "/api/v1/leads", key: company.key, sources: [company.source] };
  const p95: number[] = [];
  const memory: number[] = [];
  for (let minute = 1; minute <= MINUTES; minute++) {
    const times = await openLoop(target, PER_SECOND, 60);
    p95.push(times.p95);
    memory.push(await residentMb(server.process.pid!));
    report.row(`minute ${minute}`, `${memory.at(-1)!.toFixed(0)} MB`, times);
  }
  report.limit("memory at the end", atMost(memory.at(-1)!, memory[1]! * GROWTH, " MB"));
  report.limit("p95 at the end", atMost(p95.at(-1)!, p95[1]! * GROWTH + 20, " ms"));
}

async function residentMb(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, "utf8");
  return Number(/VmRSS:\s+(\d+)/.exec(status)![1]) / 1024;
}
