import { foundCompany } from "./company.ts";
import { closedLoop } from "./load.ts";
import type { Place } from "./place.ts";
import { atLeast, type Report } from "./report.ts";
import { serve } from "./server-process.ts";

const TEAMS = 50;
const PEOPLE = 200;
const SECONDS = 30;

/** Fifty teams of two hundred people, next to one team of ten, in one run. */
export async function benchScale(place: Place, report: Report): Promise<void> {
  const { url, open } = await place.database("bench_scale");
  const db = open(2);
  const small = await foundCompany(db);
  const sources: string[] = [];
  for (let team = 0; team < TEAMS; team++) sources.push((await foundCompany(db, PEOPLE)).source);
  await db.query("vacuum analyze");
  await using server = await serve("server/main.ts", { DATABASE_URL: url });
  const target = { url: server.url, path: "/api/v1/leads", key: small.key };
  await closedLoop({ ...target, sources: [small.source, ...sources] }, 5);
  const one = await closedLoop({ ...target, sources: [small.source] }, SECONDS);
  const many = await closedLoop({ ...target, sources }, SECONDS);
  report.row("one team of ten", `${one.perSecond.toFixed(0)}/s`, one);
  report.row(`${TEAMS} teams of ${PEOPLE}`, `${many.perSecond.toFixed(0)}/s`, many);
  report.limit("many large teams ÷ one small team", atLeast(many.perSecond / one.perSecond, 0.6));
}
