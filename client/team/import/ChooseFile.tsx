import { Button, FileButton, Textarea } from "@mantine/core";
import { IconDownload, IconFileText } from "@tabler/icons-react";
import { type FormEvent, useState } from "react";
import { FormEnd } from "../../ui/FormEnd.tsx";
import { saveCsv } from "../../ui/save-file.ts";
import { tellFailed } from "../../ui/tell.tsx";
import { SHORT_EXAMPLE, TEMPLATE } from "./template.ts";
import { exportPeople } from "./use-import.ts";

interface ChooseFileProps {
  readonly csv: string;
  readonly onChange: (csv: string) => void;
  readonly isPending: boolean;
  readonly error: unknown;
  readonly onLook: () => void;
  readonly onCancel: () => void;
}

/** A file or pasted rows, with a template for those who begin. */
export function ChooseFile({ csv, onChange, isPending, error, onLook, onCancel }: ChooseFileProps) {
  const [fileName, setFileName] = useState<string>();
  const read = async (file: File | null) => {
    if (!file) return;
    onChange(await file.text());
    setFileName(file.name);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onLook();
  };
  return (
    <form className="stack" onSubmit={submit}>
      <p className="small">
        One row for each person, with a name and an e-mail. Somebody whose e-mail is here already is changed; cells that
        are left empty stay as they are, a dash empties them. New people have the company’s hours and its country’s
        public holidays unless the file says others. You see everything before it is saved.
      </p>
      <div className="row wrap">
        <FileButton accept=".csv,text/csv,text/plain" onChange={(file) => void read(file)}>
          {(props) => (
            <Button {...props} leftSection={<IconFileText size={18} />}>
              Choose a file
            </Button>
          )}
        </FileButton>
        <Button
          variant="subtle"
          leftSection={<IconDownload size={18} />}
          onClick={() => saveCsv("people-template.csv", TEMPLATE)}
        >
          Template
        </Button>
        <Button
          variant="subtle"
          leftSection={<IconDownload size={18} />}
          onClick={() => void exportPeople().then((file) => saveCsv(file.fileName, file.csv), tellFailed)}
        >
          Everybody as a file
        </Button>
      </div>
      <Textarea
        label={fileName ?? "Or paste rows from a spreadsheet"}
        placeholder={SHORT_EXAMPLE}
        autosize
        minRows={6}
        maxRows={14}
        value={csv}
        onChange={({ currentTarget: { value } }) => onChange(value)}
      />
      <FormEnd
        submit="Look through"
        isPending={isPending}
        isDisabled={csv.trim() === ""}
        error={error}
        onCancel={onCancel}
      />
    </form>
  );
}
