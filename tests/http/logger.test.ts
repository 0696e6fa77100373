import { createLogger } from "../../server/http/logger.ts";
import { expect, test } from "../setup/test.ts";

test("an error of the database is logged without the values that it quotes", async ({ db }) => {
  const lines: string[] = [];
  const logger = createLogger({ level: "info", to: { write: (line: string) => void lines.push(line) } });
  const wrong = [
    `select 'mia@example.org'::uuid`,
    `insert into sources (id, name, created_at) select gen_random_uuid(), 'Mia "M" Muster', now() from generate_series(1, 2)`,
  ];
  for (const text of wrong) {
    const error = await db.query(text).catch((thrown: unknown) => thrown);
    logger.error({ err: error }, "bug");
  }
  expect(lines).toHaveLength(2);
  expect(lines[0]).toContain("invalid input syntax for type uuid");
  expect(lines.join("")).not.toMatch(/mia|muster/i);
});
