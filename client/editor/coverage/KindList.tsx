import { IconAlertTriangle, IconArrowRight, IconCheck } from "@tabler/icons-react";
import type { CoverageRow } from "../../../server/flows/coverage/contract.ts";
import { Chip } from "../../ui/Chip.tsx";
import { plural } from "../../ui/time.ts";
import classes from "./coverage.module.css";

interface KindListProps {
  readonly rows: readonly CoverageRow[];
  readonly chosen: CoverageRow;
  readonly onChoose: (row: CoverageRow) => void;
}

/** The kinds of leads, each with what is missing; one of them is shown in the grid. */
export function KindList({ rows, chosen, onChoose }: KindListProps) {
  return (
    <ul className={classes.kinds} aria-label="Leads">
      {rows.map((row) => (
        <li key={row.label}>
          <button type="button" className={classes.kind} aria-pressed={row === chosen} onClick={() => onChoose(row)}>
            <span className={classes.kindName}>
              <b>{row.label}</b>
              {row.leads !== null && row.leads > 0 && (
                <span className="tiny muted">{plural(row.leads, "lead")} in 30 days</span>
              )}
            </span>
            <KindState row={row} />
          </button>
        </li>
      ))}
    </ul>
  );
}

function KindState({
  row: { value, people, partly, drawnAway, holeMinutes, businessHoleMinutes },
}: {
  row: CoverageRow;
}) {
  if (drawnAway !== null) return <Chip icon={<IconArrowRight size={14} />}>Nobody asked</Chip>;
  // Of whatever else there may be, nobody need speak or sell it all.
  if (value === null && !people.some(Boolean)) return <Chip>Nobody at any time</Chip>;
  if (businessHoleMinutes > 0) {
    return (
      <Chip tone="bad" icon={<IconAlertTriangle size={14} />}>
        Nobody for {hours(businessHoleMinutes)} h
      </Chip>
    );
  }
  if (partly.length > 0) return <Chip>Some meet nobody at times</Chip>;
  if (holeMinutes > 0) return <Chip>Covered in your hours</Chip>;
  return (
    <Chip tone="good" icon={<IconCheck size={14} />}>
      Always somebody
    </Chip>
  );
}

const hours = (minutes: number): string => String(Math.round(minutes / 6) / 10);
