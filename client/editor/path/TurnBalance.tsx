import type { CandidateView } from "../../../server/runs/contract.ts";
import { turnsWords as say } from "../../ui/turns.ts";
import classes from "./path.module.css";

/** What everyone who could take the lead is owed, before and after: nobody gains or loses a turn by being away. */
export function TurnBalance({ candidates }: { candidates: readonly CandidateView[] }) {
  const could = candidates.filter(({ eligible }) => eligible).toSorted((a, b) => Number(b.chosen) - Number(a.chosen));
  return (
    <table className={`table ${classes.candidates}`}>
      <caption className="hidden">Turn balance</caption>
      <thead>
        <tr>
          <th scope="col">In turns</th>
          <th scope="col" className="right">
            Before
          </th>
          <th scope="col" className="right">
            Gains
          </th>
          <th scope="col" className="right">
            Pays
          </th>
          <th scope="col" className="right">
            After
          </th>
        </tr>
      </thead>
      <tbody>
        {could.map(({ personId, name, chosen, turns }) => (
          <tr key={personId} data-chosen={chosen || undefined}>
            <td>
              {name}, share {turns.share}
            </td>
            <td className="right">{say(turns.before)}</td>
            <td className="right">+{say(turns.gained)}</td>
            <td className="right">{say(-turns.paid)}</td>
            <td className="right strong">{say(turns.after)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
