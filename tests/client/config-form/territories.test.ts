import { expect, test } from "vitest";
import { newTerritory, withRegions } from "../../../client/config-form/territories.ts";

const names = [
  { value: "DE", label: "Germany" },
  { value: "DE-BY", label: "Bavaria, Germany" },
];

test("a new territory has an id of its own, also after others were removed", () => {
  const first = newTerritory([]);
  const second = newTerritory([first]);
  expect([first.id, second.id]).toEqual(["territory-1", "territory-2"]);
  expect(newTerritory([second]).id).toBe("territory-3");
});

test("who has no name yet is called by its first region, and keeps a name that somebody gave it", () => {
  const territory = newTerritory([]);
  const bavaria = withRegions(territory, ["DE-BY"], names);
  expect(bavaria).toMatchObject({ label: "Bavaria", regions: ["DE-BY"] });
  expect(withRegions(bavaria, ["DE-BY", "DE"], names).label).toBe("Bavaria");
  expect(withRegions({ ...territory, label: "South" }, ["DE"], names).label).toBe("South");
});
