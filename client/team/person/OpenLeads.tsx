import { Button } from "@mantine/core";
import { useState } from "react";
import type { PersonView } from "../../../server/people/contract.ts";
import { HandOverAll } from "../leaving/HandOverAll.tsx";
import { useOpenLeads } from "../leaving/use-leaving.ts";

/** How much somebody has to do, and a way to give it to others. */
export function OpenLeads({ person }: { person: PersonView }) {
  const { data } = useOpenLeads(person.id);
  const [giving, setGiving] = useState(false);
  if (!data) return null;
  return (
    <div className="row wrap">
      <span className="small">{loadWords(data)}</span>
      {data.open > 0 && (
        <Button size="xs" className="push" onClick={() => setGiving(true)}>
          Hand over…
        </Button>
      )}
      {giving && <HandOverAll person={person} onClose={() => setGiving(false)} />}
    </div>
  );
}

function loadWords({ text, uncontacted }: { text: string; uncontacted: number }): string {
  return uncontacted > 0 ? `${text}, ${uncontacted} not contacted yet` : text;
}
