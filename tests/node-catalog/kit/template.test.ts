import { describe, expect, test } from "vitest";
import { facts, ids, ownedBy } from "../../../node-catalog/kit/examples.ts";
import { fillIn, scopeOf, templateMistake } from "../../../node-catalog/kit/template.ts";
import { viewFacts } from "../../../node-catalog/kit/view-facts.ts";

const view = viewFacts(facts({ assignments: [ownedBy(ids.ann)], lead: { fields: { rooms: ["two", "three"] } } }));
const say = (text: string) => fillIn(text, scopeOf(view, text));

describe("a template", () => {
  test("names the lead, its own fields, its owner, the team and the company", () => {
    expect(say("{{ owner.name }} of {{ team.name }} at {{ workspace.company }}")).toBe("Ann of Germany at Example");
    expect(say("{{ lead.name }} wants {{ lead.product | upcase }}, {{ lead.fields.rooms }}")).toBe(
      "Mia Muster wants SOLAR ROOF, two, three",
    );
    expect(say("{% if lead.value > 10000 %}large{% else %}small{% endif %}")).toBe("large");
  });

  test("leaves out what is not known", () => {
    expect(say("a{{ lead.nothing }}b{{ nobody.knows.this }}c")).toBe("abc");
    expect(say("{{ lead.nothing | default: 'something' }}")).toBe("something");
  });

  test("sees nothing that an object inherits", () => {
    expect(say("{{ lead.constructor }}{{ lead.__proto__ }}{{ lead.toString }}{{ lead.fields.valueOf }}")).toBe("");
  });

  test("never runs a value of the lead as a template", () => {
    const world = viewFacts(facts({ lead: { name: "{{ workspace.company }}" } }));
    expect(fillIn("{{ lead.name }}", scopeOf(world, ""))).toBe("{{ workspace.company }}");
  });

  test("writes values so that they stay values, in JSON and in an address", () => {
    const scope = { lead: { name: 'A "b" \n&/?' } };
    expect(JSON.parse(fillIn('{"n": "{{ lead.name }}"}', scope, "json"))).toEqual({ n: 'A "b" \n&/?' });
    expect(new URL(fillIn("https://x.example/{{ lead.name }}", scope, "url")).pathname).toBe(
      "/A%20%22b%22%20%0A%26%2F%3F",
    );
  });

  test("is cut where it would be too long", () => {
    expect(fillIn("{{ lead.name }}", { lead: { name: "abcdef" } }, "text", 4)).toBe("abc…");
  });
});

describe("a mistake is said before a lead meets it", () => {
  test.each([
    ["{{ lead.name", /not closed/],
    ["{% if lead.value %}large", /not closed/],
    ["{{ lead.name | shout }}", /undefined filter: shout/],
    ["{% for a in (1..1000000000) %}x{% endfor %}", /tag "for" not found/],
    ["{{ (1..1000000000) | join: ',' }}", /range like \(1\.\.9\) is not known/],
    ["{% if (1..lead.value) contains 5 %}x{% endif %}", /range like \(1\.\.9\) is not known/],
    ["{% include 'etc/passwd' %}", /tag "include" not found/],
    ["{% assign x = 1 %}", /tag "assign" not found/],
    ["{{ 'now' | date: '%s' }}", /undefined filter: date/],
    ["{{ lead.name | raw }}", /undefined filter: raw/],
    [`{{ a }}${"x".repeat(8000)}`, /limit/],
  ])("%s", (text, mistake) => {
    expect(templateMistake(text)).toMatch(mistake);
  });

  test("and a text without one has none", () => {
    expect(templateMistake("(1..9) {{ lead.name | default: 'a..b' }}...")).toBeUndefined();
    expect(templateMistake("{{ lead.name }} {% unless lead.email %}by phone{% endunless %} }} {")).toBeUndefined();
  });
});
