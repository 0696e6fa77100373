import type { ReactNode } from "react";
import { IconCheck, IconX } from "@tabler/icons-react";
import type { CandidateView } from "../../server/runs/contract.ts";
import { Avatar } from "../ui/Avatar.tsx";
import { Chip } from "../ui/Chip.tsx";
import { turnsWords } from "../ui/turns.ts";
import classes from "./Everybody.module.css";

/** Each member of the team once: in or out and why, and the turn balance before and after. On a narrow screen a block each. */
export function Everybody({ candidates }: { readonly candidates: readonly CandidateView[] }) {
  const rank = ({ chosen, eligible }: CandidateView) => (chosen ? 0 : eligible ? 1 : 2);
  const owed = ({ turns }: CandidateView) => turns.before + turns.gained;
  const sorted = candidates.toSorted((a, b) => rank(a) - rank(b) || owed(b) - owed(a));
  return (
    <table className={`table ${classes.table}`}>
      <caption className="hidden">Everybody in the team, in turns</caption>
      <thead>
        <tr>
          {["Person", "Could take it", "Because"].map((title) => (
            <th key={title} scope="col">
              {title}
            </th>
          ))}
          {["Share", "Before", "Gains", "Pays", "After"].map((title) => (
            <th key={title} scope="col" className="right">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {sorted.map((candidate) => (
          <Row key={candidate.personId} candidate={candidate} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ candidate: { name, chosen, eligible, reason, turns } }: { readonly candidate: CandidateView }) {
  return (
    <tr data-chosen={chosen || undefined}>
      <td className={classes.person}>
        <span className="row">
          <Avatar name={name} tone={eligible ? "in" : "grey"} size="s" />
          <span className="strong">{name}</span>
        </span>
      </td>
      <td className={classes.verdict}>
        <Chip tone={eligible ? "good" : "plain"} icon={eligible ? <IconCheck /> : <IconX />}>
          {chosen ? "Chosen" : eligible ? "Could" : "Could not"}
        </Chip>
      </td>
      <td className={classes.because}>{reason}</td>
      <Cell label="Share">{turns.share}</Cell>
      <Cell label="Before">{turnsWords(turns.before)}</Cell>
      <Cell label="Gains">{turnsWords(turns.gained)}</Cell>
      <Cell label="Pays">{turnsWords(-turns.paid)}</Cell>
      <Cell label="After">
        <b>{turnsWords(turns.after)}</b>
      </Cell>
    </tr>
  );
}

function Cell({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <td className={`${classes.number} right`} data-label={label}>
      {children}
    </td>
  );
}
