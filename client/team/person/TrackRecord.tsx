import type { PersonView } from "../../../server/people/contract.ts";
import { serverNow } from "../../api/clock.ts";
import { listWords } from "../../ui/names.ts";
import { dayWords, plural } from "../../ui/time.ts";

const OLD_AFTER_MS = 90 * 24 * 60 * 60 * 1000;

/** Deals that somebody won, as another system told them; what is old says so. */
export function TrackRecord({ record }: { record: PersonView["trackRecord"] }) {
  if (!record) return null;
  const now = serverNow();
  const isOld = now - Date.parse(record.measuredAt) > OLD_AFTER_MS;
  const won = record.won.map(({ industry, deals }) => `${plural(deals, "deal")} in ${industry}`);
  return (
    <p className="small">
      Won {listWords(won) || "no deals yet"}.{" "}
      <span className="muted">
        As of {dayWords(record.measuredAt, now)}
        {isOld && ", older than 90 days"}.
      </span>
    </p>
  );
}
