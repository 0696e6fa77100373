import type { NodeTypeView } from "../../server/catalog/contract.ts";
import { catalogRoutes } from "../../server/catalog/routes.ts";
import { catalog } from "../flows/a-flow.ts";
import { startApi } from "../http/callers.ts";
import { expect, test } from "../setup/test.ts";

test("every kind of step comes as data: its form, its outcomes, and a config to begin with that fits the form", async ({
  db,
}) => {
  await using api = await startApi(db, () => catalogRoutes({ catalog }));
  const { status, body } = await (await api.asRep()).get<{ data: NodeTypeView[] }>("/node-types");
  expect(status).toBe(200);
  expect(body.data.map(({ type }) => type)).toEqual(catalog.all().map(({ type }) => type));

  const wait = body.data.find(({ type }) => type === "wait-for-contact")!;
  expect(wait).toMatchObject({
    kind: "decide",
    group: "wait",
    exits: { reached: "Reached" },
    defaults: { within: "PT15M", counts: "clock" },
    configSchema: { type: "object", properties: { within: { widget: "duration", label: expect.any(String) } } },
  });
  expect(body.data.filter(({ isStart }) => isStart).map(({ type }) => type)).toEqual(["lead-captured"]);
  for (const { configSchema, defaults } of body.data) {
    const known = Object.keys((configSchema["properties"] ?? {}) as object);
    expect(known).toEqual(expect.arrayContaining(Object.keys(defaults)));
  }
});
