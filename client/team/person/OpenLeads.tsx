import { Button } from "@mantine/core";
import { useState } from "react";
import type { OpenLeadsSummary } from "../../../server/leaving/contract.ts";
import type { PersonView } from "../../../server/people/contract.ts";
import { Note } from "../../ui/Note.tsx";
import { plural } from "../../ui/time.ts";
import { HandOverAll } from "../leaving/HandOverAll.tsx";
import { useOpenLeads } from "../leaving/use-leaving.ts";
import classes from "./OpenLeads.module.css";

/** How much somebody has to do, and a way to give it to others: a quiet line, louder while they are away. */
export function OpenLeads({ person }: { person: PersonView }) {
  const { data } = useOpenLeads(person.id);
  const [giving, setGiving] = useState(false);
  // The list knows how many; what the summary adds moves nothing on the page when it comes. Of somebody made up it counts none:
  // there is nothing to hand over.
  const words = data && !person.demo ? loadWords(data) : plural(person.openLeads, "open lead");
  const isLoaded = !person.demo && (data?.open ?? person.openLeads) > 0;
  const handOver = isLoaded && (
    <Button size="xs" onClick={() => setGiving(true)}>
      Hand over…
    </Button>
  );
  return (
    <>
      {isLoaded && isGone(person) ? (
        <Note tone="warn">
          <div className={classes.line}>
            <span>
              {person.name} is away with {words}.
            </span>
            {handOver}
          </div>
        </Note>
      ) : (
        <div className={classes.line}>
          <span className="small">{words}</span>
          {handOver}
        </div>
      )}
      {giving && <HandOverAll person={person} onClose={() => setGiving(false)} />}
    </>
  );
}

/** For longer than a night. */
const isGone = ({ active, away, now }: PersonView) =>
  !active || away !== null || now.because === "time-off" || now.because === "holiday";

function loadWords({ text, uncontacted }: OpenLeadsSummary): string {
  return uncontacted > 0 ? `${text}, ${uncontacted} not contacted yet` : text;
}
