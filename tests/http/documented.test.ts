import type { z } from "zod";
import { API_SCHEMAS } from "../../server/api-schemas.ts";
import { describeApi } from "../../server/http/openapi.ts";
import { validate } from "../../server/http/validate.ts";
import { expect, test } from "../setup/test.ts";
import { startWholeApi } from "./whole-api.ts";

interface Content {
  readonly content?: Record<string, { readonly schema: object; readonly example?: unknown }>;
}

interface Document {
  readonly paths: Record<string, Record<string, { requestBody?: Content; responses: Record<string, Content> }>>;
  readonly components: { readonly schemas: Record<string, unknown> };
}

test("every shape in the documentation has a name that says what it is", async ({ db }) => {
  await using api = await startWholeApi(db);
  const { components, paths } = describe(api.routes);
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
  const { paths } = describe(api.routes);
  const withBody = api.routes.filter(({ body }) => body !== undefined);
  expect(withBody.length).toBeGreaterThan(30);
  for (const { method, path, body, example } of withBody) {
    expect([method, path, typeof example]).toEqual([method, path, "object"]);
    expect(() => validate(body as z.ZodType, example), `${method} ${path}`).not.toThrow();
    expect(paths[`/api/v1${path}`]![method]!.requestBody!.content!["application/json"]!.example).toEqual(example);
  }
});

test("every operation says how it fails, as problem+json with codes", async ({ db }) => {
  await using api = await startWholeApi(db);
  const { paths } = describe(api.routes);
  for (const { method, path, errors = [] } of api.routes) {
    const { responses } = paths[`/api/v1${path}`]![method]!;
    const problems = Object.entries(responses).filter(([status]) => !status.startsWith("2"));
    for (const [, { content }] of problems) {
      expect(content!["application/problem+json"]!.schema).toEqual({ $ref: "#/components/schemas/Problem" });
    }
    for (const code of errors) expect(JSON.stringify(responses["default"])).toContain(`\`${code}\``);
  }
});

function describe(routes: Parameters<typeof describeApi>[0]): Document {
  return JSON.parse(JSON.stringify(describeApi(routes, { version: "1", schemas: API_SCHEMAS })));
}

const referencesIn = (text: string): string[] =>
  [...text.matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name!);
