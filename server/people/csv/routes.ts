import { type Db, transaction } from "../../../engine/database.ts";
import { MANAGERS, route, type Route } from "../../http/route.ts";
import { exportReply, importReply, importRequest } from "../contract.ts";
import { listTeams } from "../../teams/teams-queries.ts";
import { readWorkspace } from "../../workspace/workspace-queries.ts";
import { listPeople } from "../people-queries.ts";
import { usualHolidays } from "../usual-holidays.ts";
import { COLUMNS } from "./columns.ts";
import { importPeople, previewOf } from "./import-people.ts";
import { planImport } from "./plan-import.ts";
import { readCsv, writeCsv } from "./read-csv.ts";

export function peopleCsvRoutes({ db }: { readonly db: Db }): Route[] {
  return [
    route({
      method: "post",
      path: "/reps/import",
      summary: "Add and change people by a CSV file: first look at what it would do, then commit it",
      body: importRequest,
      example: { csv: "name,email,languages\nAna Bauer,ana@example.com,de en\n", commit: false },
      output: importReply,
      access: { roles: MANAGERS, scopes: ["people:write"] },
      errors: ["csv-unreadable", "csv-without-email", "csv-too-long"],
      handle: async ({ body: { csv, commit }, actor }) => {
        const [people, teams, company] = await Promise.all([listPeople(db), listTeams(db), readWorkspace(db)]);
        const usual = { hours: company.hours, holidaysOf: await usualHolidays(company.country) };
        const plan = await planImport(readCsv(csv), { people, teams, usual }, actor);
        if (!commit) return previewOf(plan);
        return importPeople(plan, people, actor, (work) => transaction(db, work));
      },
    }),
    route({
      method: "get",
      path: "/reps/export",
      summary: "Everybody who works here as a CSV file, which can be changed and imported again",
      output: exportReply,
      access: { roles: MANAGERS, scopes: ["people:read", "people:write"] },
      handle: async () => {
        const [people, teams] = await Promise.all([listPeople(db), listTeams(db)]);
        const emails = new Map(people.map(({ id, email }) => [id, email]));
        const teamNames = new Map(teams.map(({ id, name }) => [id, name]));
        const names = {
          emailOf: (id: string) => emails.get(id) ?? "",
          teamOf: (id: string) => teamNames.get(id) ?? "",
        };
        const rows = people
          .filter(({ active, demo }) => active && !demo)
          .map((person) => COLUMNS.map(({ print }) => print(person, names)));
        return { fileName: "people.csv", csv: writeCsv([COLUMNS.map(({ title }) => title), ...rows]) };
      },
    }),
  ];
}
