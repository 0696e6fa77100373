import { Button } from "@mantine/core";
import type { ImportReply } from "../../../server/people/contract.ts";
import { messageOf } from "../../api/errors.ts";
import { listWords } from "../../ui/names.ts";
import { Note } from "../../ui/Note.tsx";
import { tellDone } from "../../ui/tell.tsx";
import { plural } from "../../ui/time.ts";
import classes from "./ImportPreview.module.css";
import { ImportRow } from "./ImportRow.tsx";
import { useImport } from "./use-import.ts";

interface ImportPreviewProps {
  readonly csv: string;
  readonly preview: ImportReply;
  readonly onBack: () => void;
  readonly onDone: (reply: ImportReply) => void;
}

/** What the file would do, row by row, and the one button that does it. */
export function ImportPreview({ csv, preview, onBack, onDone }: ImportPreviewProps) {
  const take = useImport();
  const { counts, unknownColumns, rows } = preview;
  const taken = counts.added + counts.changed;
  const send = () =>
    take.mutate(csv, {
      onSuccess: (reply) => {
        tellDone(`${countsWords(reply.counts)}.`);
        onDone(reply);
      },
    });
  return (
    <div className="stack">
      <p className="strong" role="status">
        {countsWords(counts)}
      </p>
      {unknownColumns.length > 0 && (
        <Note tone="warn">
          {listWords(unknownColumns.map((column) => `“${column}”`))} {unknownColumns.length === 1 ? "means" : "mean"}{" "}
          nothing here and {unknownColumns.length === 1 ? "is" : "are"} left out.
        </Note>
      )}
      {counts.problems > 0 && (
        <Note tone="warn">Rows with a problem are left out. Mend them in the file and import it again.</Note>
      )}
      <ul className={classes.rows} aria-label="Rows of the file">
        {rows.map((row) => (
          <ImportRow key={row.line} row={row} />
        ))}
      </ul>
      {take.isError && <Note tone="bad">{messageOf(take.error)}</Note>}
      <div className={`${classes.end} row wrap`}>
        <Button variant="filled" loading={take.isPending} disabled={taken === 0} onClick={send}>
          {taken === 0 ? "Nothing to import" : `Import ${plural(taken, "person", "people")}`}
        </Button>
        <Button variant="subtle" onClick={onBack}>
          Back
        </Button>
      </div>
    </div>
  );
}

function countsWords({ added, changed, same, problems }: ImportReply["counts"]): string {
  const parts = [
    added > 0 && `${added} new`,
    changed > 0 && `${changed} changed`,
    same > 0 && `${same} as before`,
    problems > 0 && `${problems} with a problem`,
  ].filter((part) => part !== false);
  return listWords(parts) || "No rows";
}
