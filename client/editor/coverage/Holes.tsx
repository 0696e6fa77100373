import type { ReactNode } from "react";
import { IconAlertTriangle, IconMoon } from "@tabler/icons-react";
import type { CoverageHole, CoverageRow } from "../../../server/flows/coverage/contract.ts";
import classes from "./coverage.module.css";

/** When nobody is there, where the leads go then, and what would mend it; the company's own hours first. */
export function Holes({ row: { holes } }: { row: CoverageRow }) {
  const within = holes.filter(({ businessMinutes }) => businessMinutes > 0);
  const outside = holes.filter(({ businessMinutes }) => businessMinutes === 0);
  return (
    <>
      {within.length > 0 && (
        <>
          <h3>In your own hours</h3>
          <HoleList holes={within} icon={<IconAlertTriangle size={16} aria-hidden="true" />} tone="bad" />
        </>
      )}
      {outside.length > 0 && (
        <>
          <h3>At other times</h3>
          <HoleList holes={outside} icon={<IconMoon size={16} aria-hidden="true" />} tone="plain" />
        </>
      )}
    </>
  );
}

interface HoleListProps {
  readonly holes: readonly CoverageHole[];
  readonly icon: ReactNode;
  readonly tone: "bad" | "plain";
}

function HoleList({ holes, icon, tone }: HoleListProps) {
  return (
    <ul className={classes.holes}>
      {holes.map(({ sentence, goesTo, mend }) => (
        <li key={sentence} data-tone={tone}>
          {icon}
          <div>
            <b>{sentence}</b> {goesTo}
            <p className="small muted">{mend}</p>
          </div>
        </li>
      ))}
    </ul>
  );
}
