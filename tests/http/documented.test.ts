import type { z } from "zod";
import { API_SCHEMAS } from "../../server/api-schemas.ts";
import { validate } from "../../server/http/validate.ts";
import { expect, test } from "../setup/test.ts";
import { described, operationAt } from "./described.ts";
import { startWholeApi } from "./whole-api.ts";

test("every shape in the documentation has a name that says what it is", async ({ db }) => {
  await using api = await startWholeApi(db);
  const { components, paths } = described(api.routes, API_SCHEMAS);
  expect(Object.keys(components.schemas).filter((name) => !/^[A-Z][A-Za-z]+$/.test(name))).toEqual([]);
  expect(components.schemas).toMatchObject({ Lead: {}, Rep: {}, Team: {}, Flow: {}, Graph: {}, Json: {}, Problem: {} });

  // A name that nothing refers to is one that has been left behind.
  const said = JSON.stringify({ components, paths });
  const unused = Object.keys(API_SCHEMAS).filter((name) => !said.includes(`"#/components/schemas/${name}`));
  expect(unused).toEqual([]);
  expect(referencesIn(said).filter((name) => !(name in components.schemas))).toEqual([]);
});

test("every body that can be sent has an example, which is what it says", async ({ db }) => {
  await using api = await startWholeApi(db);
  const document = described(api.routes, API_SCHEMAS);
  const withBody = api.routes.filter(({ body }) => body !== undefined);
  expect(withBody.length).toBeGreaterThan(30);
  for (const { method, path, body, example } of withBody) {
    expect([method, path, typeof example]).toEqual([method, path, "object"]);
    expect(() => validate(body as z.ZodType, example), `${method} ${path}`).not.toThrow();
    expect(operationAt(document, path, method).requestBody!.content!["application/json"]!.example).toEqual(example);
  }
});

test("every operation says how it fails, as problem+json with codes", async ({ db }) => {
  await using api = await startWholeApi(db);
  const document = described(api.routes, API_SCHEMAS);
  for (const { method, path, errors = [] } of api.routes) {
    const { responses } = operationAt(document, path, method);
    const problems = Object.entries(responses).filter(([status]) => !status.startsWith("2"));
    for (const [, { content }] of problems) {
      expect(content!["application/problem+json"]!.schema).toEqual({ $ref: "#/components/schemas/Problem" });
    }
    for (const code of errors) expect(JSON.stringify(responses["default"])).toContain(`\`${code}\``);
  }
});

const referencesIn = (text: string): string[] =>
  [...text.matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name!);
