import { IconCheck, IconX } from "@tabler/icons-react";
import type { CandidateView } from "../../../server/runs/contract.ts";
import { Avatar } from "../../ui/Avatar.tsx";
import { Chip } from "../../ui/Chip.tsx";
import classes from "./path.module.css";

/** Who could take the lead and who could not, each with the reason; the chosen one first. */
export function Candidates({ candidates }: { candidates: readonly CandidateView[] }) {
  const rank = ({ chosen, eligible }: CandidateView) => (chosen ? 0 : eligible ? 1 : 2);
  const sorted = candidates.toSorted((a, b) => rank(a) - rank(b));
  return (
    <table className={`table ${classes.candidates}`}>
      <caption className="hidden">Who could take it</caption>
      <thead>
        <tr>
          <th scope="col">Person</th>
          <th scope="col">
            <span className="hidden">Could take it</span>
          </th>
          <th scope="col">Because</th>
        </tr>
      </thead>
      <tbody>
        {sorted.map((candidate) => (
          <tr key={candidate.personId} data-chosen={candidate.chosen || undefined}>
            <td>
              <span className="row">
                <Avatar name={candidate.name} tone={candidate.eligible ? "in" : "grey"} size="s" />
                <span className="strong">{candidate.name}</span>
              </span>
            </td>
            <td>
              <Verdict candidate={candidate} />
            </td>
            <td>{candidate.reason}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Verdict({ candidate: { chosen, eligible } }: { candidate: CandidateView }) {
  if (chosen) {
    return (
      <Chip tone="good" icon={<IconCheck />}>
        Chosen
      </Chip>
    );
  }
  if (eligible) {
    return (
      <Chip tone="good" icon={<IconCheck />}>
        Could
      </Chip>
    );
  }
  return <Chip icon={<IconX />}>Could not</Chip>;
}
