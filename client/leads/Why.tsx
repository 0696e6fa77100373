import { Button } from "@mantine/core";
import { IconUser } from "@tabler/icons-react";
import { useState } from "react";
import { Link } from "wouter";
import classes from "./Why.module.css";
import { WrongForMeSheet } from "./WrongForMeSheet.tsx";

interface WhyProps {
  readonly sentence: string;
  readonly assignmentId: string;
  readonly leadName: string;
  /** What those who had it before have tried, one sentence each. */
  readonly before?: readonly string[];
}

/** Why this lead is yours, and what was tried already; the whole of the reasons, and a word against them. */
export function Why({ sentence, before = [], assignmentId, leadName }: WhyProps) {
  const [isWrong, setWrong] = useState(false);
  return (
    <div className={classes.why}>
      <IconUser size={18} aria-hidden="true" />
      <div>
        {sentence && (
          <p>
            <b>Why you:</b> {sentence}.
          </p>
        )}
        {before.length > 0 && (
          <>
            <p className={classes.before}>
              <b>Tried already:</b>
            </p>
            <ul>
              {before.map((tried) => (
                <li key={tried}>{tried}</li>
              ))}
            </ul>
          </>
        )}
        <div className={classes.more}>
          <Button component={Link} href={`/why/${assignmentId}`} variant="subtle" size="xs" px={8}>
            All reasons
          </Button>
          <Button variant="subtle" size="xs" px={8} onClick={() => setWrong(true)}>
            Wrong for me
          </Button>
        </div>
      </div>
      {isWrong && <WrongForMeSheet assignmentId={assignmentId} leadName={leadName} onClose={() => setWrong(false)} />}
    </div>
  );
}
