import { describe, expect, test } from "vitest";
import roundRobin from "../../node-catalog/nodes/round-robin.ts";
import { createCatalog } from "../../node-catalog/kit/catalog.ts";
import { ids } from "../../node-catalog/kit/examples.ts";
import { idsIn, say, sayBecause, sayDuration, type Speech } from "../../server/catalog/say-because.ts";

const speech: Speech = {
  catalog: createCatalog([roundRobin]),
  names: new Map([
    [ids.ann, "Ann Berger"],
    [ids.bob, "Bob Adler"],
    [ids.team, "Germany"],
  ]),
  timeZone: "Europe/Berlin",
  now: Date.UTC(2026, 2, 2, 9),
};

describe("a reason becomes a sentence", () => {
  test("with names for ids", () => {
    const because = { code: "next-in-turn", person: ids.ann, team: ids.team };
    expect(sayBecause(because, speech, "round-robin", 1)).toBe("Ann Berger was next in turn");
  });

  test("that speaks to the person whom it is about", () => {
    const because = { code: "next-in-turn", person: ids.ann, team: ids.team };
    expect(sayBecause(because, { ...speech, reader: ids.ann }, "round-robin", 1)).toBe("You were next in turn");
  });

  test("also in the middle of the sentence", () => {
    const told = say(
      "{from} did not answer in time, so {person} is next",
      { from: ids.bob, person: ids.ann },
      {
        ...speech,
        reader: ids.ann,
      },
    );
    expect(told).toBe("Bob Adler did not answer in time, so you are next");
  });

  test("also when only the code is known", () => {
    expect(sayBecause({ code: "nobody-eligible", team: ids.team }, speech)).toBe("Nobody in Germany can take it now");
  });

  test("of a person who is gone without a trace", () => {
    expect(say("{person} had it", { person: ids.lena }, speech)).toBe("somebody had it");
  });

  test("also when a person and not a flow decided", () => {
    const because = { code: "given-by-hand", by: ids.bob, person: ids.ann, reason: "She knows them" };
    expect(sayBecause(because, { ...speech, reader: ids.ann })).toBe("Bob Adler gave it to you: She knows them");
  });

  test("and an unknown one stays silent instead of showing its code", () => {
    expect(sayBecause({ code: "constructor" }, speech)).toBe("");
  });
});

test("times are said in the reader's zone, with the date when it is another day", () => {
  expect(say("until {until}", { until: Date.UTC(2026, 2, 2, 13, 30) }, speech)).toBe("until 14:30");
  expect(say("until {until}", { until: Date.UTC(2026, 2, 3, 7) }, speech)).toBe("until 3 Mar, 08:00");
});

test("lengths, languages and lists are said in words", () => {
  expect(say("{within}", { within: "PT15M" }, speech)).toBe("15 minutes");
  expect(say("{languages}", { languages: ["de", "en", "fr"] }, speech)).toBe("German, English and French");
  expect(say("{country} {count}", { country: "de", count: 3 }, speech)).toBe("de 3");
  expect([90_000, 5_400_000, 0].map(sayDuration)).toEqual(["1 minute 30 seconds", "1 hour 30 minutes", "0 seconds"]);
});

test("the ids of a reason are found, also in lists", () => {
  expect(idsIn({ code: "x", person: ids.ann, tried: [ids.bob, "Lena"], count: 3 })).toEqual([ids.ann, ids.bob]);
});
