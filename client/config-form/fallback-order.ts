import { listWords } from "../ui/names.ts";
import type { Names } from "./names.ts";
import { type ConfigValue, textOf, textsIn } from "./schema.ts";

/** One place of the order in which a lead goes on when nobody reacts. */
export type Rung = Readonly<Record<string, ConfigValue>>;

export const RUNG_LABELS: Readonly<Record<string, string>> = {
  backup: "Their backup",
  leader: "The team’s leader",
  team: "A team, by turns",
  nearest: "The nearest of several teams",
};

export const newRung = (): Rung => ({ to: "leader", within: "PT30M", counts: "clock" });

export const rungsIn = (value: ConfigValue | undefined): readonly Rung[] =>
  Array.isArray(value) ? value.filter(isRung) : [];

const isRung = (value: ConfigValue): value is Rung =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** "their backup, then the leader, then Austria" */
export function sayOrder(value: ConfigValue, { teams }: Names): string {
  return rungsIn(value)
    .map((rung) => sayRung(rung, teams))
    .join(", then ");
}

function sayRung({ to, team, teams }: Rung, names: Names["teams"]): string {
  if (to === "backup") return "their backup";
  if (to === "leader") return "the leader";
  if (to === "team") return names.get(textOf(team)) ?? "a team";
  const several = textsIn(teams).map((id) => names.get(id) ?? "a team that is gone");
  return `the nearest of ${listWords(several, "or") || "several teams"}`;
}
