import type { Field } from "../../../node-catalog/rules/fields.ts";
import type { CoverageRow } from "./contract.ts";

const MOST_WARNINGS = 4;

/**
 * What to know before going live: how many hours a week nobody is there at all and where leads go then, and which leads meet
 * nobody though others are served.
 */
export function sayWarnings(all: CoverageRow, rows: readonly CoverageRow[], field: Field | undefined): string[] {
  const everybody = all.holeMinutes === 0 ? [] : [sayAll(all)];
  const some = rows
    .filter((row) => row.value !== null && row.holeMinutes > all.holeMinutes)
    .toSorted((a, b) => b.businessHoleMinutes - a.businessHoleMinutes || b.holeMinutes - a.holeMinutes)
    .map((row) => saySome(nameOf(row, field), row, all));
  return [...everybody, ...some].slice(0, MOST_WARNINGS);
}

function sayAll({ holeMinutes, businessHoleMinutes, goesTo }: CoverageRow): string {
  return `Nobody is there for leads in ${hours(holeMinutes)} of 168 hours a week${ownHours(businessHoleMinutes)}. ${goesTo}`;
}

/** "Italian" says it all, "Yes" does not: "Urgent “Yes”". */
const nameOf = ({ label }: CoverageRow, field: Field | undefined): string =>
  !field || field.picker ? label : `${field.label} “${label}”`;

function saySome(name: string, { holeMinutes, businessHoleMinutes, goesTo }: CoverageRow, all: CoverageRow): string {
  const more = holeMinutes - all.holeMinutes;
  const business = businessHoleMinutes - all.businessHoleMinutes;
  return `${name}: nobody in ${all.holeMinutes > 0 ? `another ${hours(more)}` : hours(more)} hours a week${ownHours(business)}. ${goesTo}`;
}

const ownHours = (minutes: number): string => (minutes > 0 ? `, ${hours(minutes)} of them within your own hours` : "");

/** "7.5" */
const hours = (minutes: number): string => String(Math.round(minutes / 6) / 10);
