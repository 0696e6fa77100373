import { Button } from "@mantine/core";
import { Link } from "wouter";
import type { AttentionItem } from "../../server/attention/contract.ts";
import { Bar } from "../ui/Bar.tsx";
import { Note } from "../ui/Note.tsx";
import { plural } from "../ui/time.ts";
import classes from "./Many.module.css";
import type { Progress } from "../api/use-one-by-one.ts";

interface ManyProgressProps {
  readonly progress: Progress<AttentionItem>;
  /** What has happened to those that it happened to: "with Ann Berger now" */
  readonly done: string;
  readonly onStop: () => void;
  readonly onAgain: (items: readonly AttentionItem[]) => void;
  readonly onClose: () => void;
}

/** How far it is, and at the end what became of each. */
export function ManyProgress({ progress, done, onStop, onAgain, onClose }: ManyProgressProps) {
  const { items, doneCount, refused, state } = progress;
  const tried = doneCount + refused.length;
  if (state !== "over") {
    return (
      <div className="stack">
        <p role="status">
          {tried} of {plural(items.length, "lead")}
        </p>
        <Bar part={tried / items.length} />
        <div>
          <Button onClick={onStop} loading={state === "stopping"}>
            Stop
          </Button>
        </div>
      </div>
    );
  }
  const left = items.length - tried;
  return (
    <div className="stack" role="status">
      {doneCount > 0 && (
        <Note tone="good">
          {plural(doneCount, "lead")} {doneCount === 1 ? "is" : "are"} {done}.
        </Note>
      )}
      {left > 0 && <Note tone="info">You stopped: {plural(left, "lead")} stayed as before.</Note>}
      {refused.length > 0 && (
        <>
          <Note tone="warn">{plural(refused.length, "lead")} stayed as before:</Note>
          <ul className={classes.refused} aria-label="Not done">
            {refused.map(({ item: { lead }, message }) => (
              <li key={lead.id}>
                <Link className="thumb-link strong" href={`/leads/${lead.id}`}>
                  {lead.name}
                </Link>
                <span className="small muted">{message}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      <div className="row wrap">
        <Button variant="filled" onClick={onClose}>
          Done
        </Button>
        {refused.length > 0 && (
          <Button onClick={() => onAgain(refused.map(({ item }) => item))}>
            {refused.length === 1 ? "Try it again" : `Try these ${refused.length} again`}
          </Button>
        )}
      </div>
    </div>
  );
}
