import type { Db } from "../../engine/database.ts";
import { foundCompany } from "./company.ts";
import { benchDecision } from "./decision.ts";
import { ASKS_EVERYTHING, profileOf } from "./full-rules.ts";
import { closedLoop } from "./load.ts";
import type { Place } from "./place.ts";
import { atLeast, type Report } from "./report.ts";
import { serve } from "./server-process.ts";

const TEAMS = 50;
const PEOPLE = 200;
const SECONDS = 30;

/** Fifty teams of two hundred people with full rules, next to one team of ten without any, in one run. */
export async function benchScale(place: Place, report: Report): Promise<void> {
  benchDecision(report);
  const { url, open } = await place.database("bench_scale");
  const db = open(2);
  const small = await foundCompany(db);
  const sources: string[] = [];
  for (let team = 0; team < TEAMS; team++) {
    const company = await foundCompany(db, { people: PEOPLE, asks: { requirements: { ...ASKS_EVERYTHING } } });
    await fillIn(db, company.team.members);
    sources.push(company.source);
  }
  await db.query("vacuum analyze");
  await using server = await serve("server/main.ts", { DATABASE_URL: url });
  const target = { url: server.url, path: "/api/v1/leads", key: small.key };
  await closedLoop({ ...target, sources: [small.source, ...sources] }, 5);
  const one = await closedLoop({ ...target, sources: [small.source] }, SECONDS);
  const many = await closedLoop({ ...target, sources }, SECONDS);
  report.row("one team of ten", `${one.perSecond.toFixed(0)}/s`, one);
  report.row(`${TEAMS} teams of ${PEOPLE} with full rules`, `${many.perSecond.toFixed(0)}/s`, many);
  report.limit("many large teams ÷ one small team", atLeast(many.perSecond / one.perSecond, 0.6));
}

/** What the people of a team speak, sell and know, their limits, and that their inbox is open. */
async function fillIn(db: Db, personIds: readonly string[]): Promise<void> {
  const profiles = personIds.map((id, index) => ({ id, ...profileOf(index, Date.now()) }));
  await db.query(
    `update people p set languages = s.languages, language_levels = s."languageLevels", regions = s.regions,
       products = s.products, industries = s.industries, skills = s.skills, seniority = s.seniority,
       track_record = s."trackRecord", limits = s.limits, capacity = s.capacity, last_seen_at = baton_now()
     from jsonb_to_recordset($1) as s (id uuid, languages text[], "languageLevels" jsonb, regions text[], products text[],
       industries text[], skills text[], seniority int, "trackRecord" jsonb, limits jsonb, capacity int)
     where p.id = s.id`,
    [JSON.stringify(profiles)],
  );
}
