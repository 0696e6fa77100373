import type { TrackRecord } from "../../node-catalog/kit/facts.ts";
import type { PersonView } from "./contract.ts";

/** As it is decided by: with the time of measuring as epoch milliseconds. */
export const measured = (record: PersonView["trackRecord"]): TrackRecord | null =>
  record && { ...record, measuredAt: Date.parse(record.measuredAt) };

/** As the API says it. */
export const asWritten = ({ measuredAt, won }: TrackRecord): PersonView["trackRecord"] => ({
  measuredAt: new Date(measuredAt).toISOString(),
  won: [...won],
});
