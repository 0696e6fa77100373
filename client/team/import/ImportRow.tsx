import { IconAlertTriangle, IconCheck, IconPencil, IconPlus } from "@tabler/icons-react";
import type { ReactNode } from "react";
import type { ImportReply } from "../../../server/people/contract.ts";
import { Chip } from "../../ui/Chip.tsx";
import { listWords } from "../../ui/names.ts";
import classes from "./ImportPreview.module.css";

type Row = ImportReply["rows"][number];

const DOES: Readonly<Record<Row["does"], { tone: "good" | "info" | "plain" | "bad"; icon: ReactNode; word: string }>> =
  {
    add: { tone: "good", icon: <IconPlus />, word: "New" },
    change: { tone: "info", icon: <IconPencil />, word: "Changes" },
    same: { tone: "plain", icon: <IconCheck />, word: "As before" },
    problem: { tone: "bad", icon: <IconAlertTriangle />, word: "Left out" },
  };

/** One row of a file: whose it is, what it does, and what is wrong with it. */
export function ImportRow({ row: { line, name, email, does, changes, problems } }: { row: Row }) {
  const { tone, icon, word } = DOES[does];
  return (
    <li className={classes.row}>
      <span className="muted">Line {line}</span>
      <span>
        <span className="strong">{name || "No name"}</span> <span className="muted">{email}</span>
        {changes.length > 0 && <span className="muted"> · {listWords(changes)}</span>}
      </span>
      <Chip tone={tone} icon={icon}>
        {word}
      </Chip>
      {problems.length > 0 && (
        <ul className={classes.problems}>
          {problems.map(({ column, message }) => (
            <li key={`${column} ${message}`}>{column ? `${column}: ${message}` : message}</li>
          ))}
        </ul>
      )}
    </li>
  );
}
