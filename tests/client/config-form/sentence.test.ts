import { expect, test } from "vitest";
import { toAmount, toDuration } from "../../../client/config-form/duration.ts";
import { NO_NAMES, type Names } from "../../../client/config-form/names.ts";
import { fieldsOf, isShown, withDefaults } from "../../../client/config-form/schema.ts";
import { sayStep, sentenceParts } from "../../../client/config-form/sentence.ts";
import { sayTemplate } from "../../../client/config-form/template-words.ts";
import { widgetOf } from "../../../client/config-form/widget-kinds.ts";
import { TextWidget } from "../../../client/config-form/widgets/TextWidget.tsx";
import { readNodeTypes } from "../node-types.ts";

const nodeTypes = await readNodeTypes();
const TEAM = "7d444840-9dc0-41d1-b245-5ffdce74fad2";
const names: Names = { ...NO_NAMES, teams: new Map([[TEAM, "Team Germany"]]) };
const say = (type: string, config: Parameters<typeof sayStep>[1]) => sayStep(nodeTypes.get(type)!, config, names);

test.each([...nodeTypes.values()])(
  "$type says its sentence from the first moment, without a placeholder",
  (nodeType) => {
    const sentence = sayStep(nodeType, nodeType.defaults, names);
    expect(sentence.trim()).not.toBe("");
    expect(sentence).not.toMatch(/[{}]/);
  },
);

test.each([...nodeTypes.values()])("every field of $type has a part that draws it", (nodeType) => {
  const unknown = fieldsOf(nodeType.configSchema).filter(
    (field) => field.widget !== "text" && widgetOf(field) === TextWidget,
  );
  expect(unknown.map(({ name, widget }) => `${name}: ${widget}`)).toEqual([]);
});

test("values are said as people say them", () => {
  expect(say("round-robin", { team: TEAM })).toBe("Give the lead to whoever is next in Team Germany");
  expect(say("language", { anyOf: ["de", "fr"] })).toBe("Does the lead speak German or French?");
  expect(say("lead-captured", { sources: [] })).toBe("A lead comes in from any source");
  expect(say("wait-for-contact", { within: "PT1H", counts: "clock" })).toBe(
    "Wait up to 1 hour of clock time until the customer is reached",
  );
  expect(say("wait", { for: null, until: "09:00" })).toBe("Wait until 09:00");
  expect(
    say("fallback", { team: TEAM, order: [{ to: "backup" }, { to: "leader" }, { to: "nearest", teams: [TEAM] }] }),
  ).toBe(
    "If nobody reacts, try their backup, then the leader, then the nearest of Team Germany, then the waiting list of Team Germany",
  );
  const south = { id: "south", label: "Bavaria", regions: ["DE-BY"] };
  expect(say("territory", { territories: [south, { ...south, id: "alps", label: "Tyrol" }] })).toBe(
    "Choose the way by where the lead is from: Bavaria or Tyrol; for a company in several, each lead counts for itself",
  );
  expect(say("follow-the-sun", { teams: [TEAM] })).toBe("Give it to the first of Team Germany that is awake");
  expect(say("after-hours", { team: TEAM })).toBe("When nobody of Team Germany is in, it waits until somebody is");
});

test("what is missing is marked and says what to do", () => {
  const parts = sentenceParts(nodeTypes.get("round-robin")!, {}, names);
  expect(parts.at(-1)).toEqual({ kind: "value", text: "choose: team", field: "team", isMissing: true });
});

test("placeholders of texts are said in words", () => {
  expect(sayTemplate("{{ lead.name }} from {{ lead.company | default: 'nowhere' }} is waiting")).toBe(
    "‹lead’s name› from ‹lead’s company› is waiting",
  );
});

test("a field that depends on another one is shown with the defaults in mind", () => {
  const fields = fieldsOf(nodeTypes.get("create-task")!.configSchema);
  const team = fields.find(({ name }) => name === "team")!;
  expect(isShown(team, withDefaults(fields, {}))).toBe(false);
  expect(isShown(team, withDefaults(fields, { for: "leader" }))).toBe(true);
});

test("durations keep their length in the largest whole unit", () => {
  expect(toAmount("PT120M")).toEqual({ count: 2, unit: "hours" });
  expect(toAmount("PT90M")).toEqual({ count: 90, unit: "minutes" });
  expect(toAmount("P1W")).toEqual({ count: 7, unit: "days" });
  expect(toAmount("soon")).toBeUndefined();
  expect(toDuration({ count: 2, unit: "days" })).toBe("P2D");
});
