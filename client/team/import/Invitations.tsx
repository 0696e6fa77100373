import { Button } from "@mantine/core";
import { IconDownload, IconPrinter } from "@tabler/icons-react";
import { useState } from "react";
import type { PersonView } from "../../../server/people/contract.ts";
import { serverNow } from "../../api/clock.ts";
import { useMakeLink, usePeople } from "../../api/people.ts";
import { useOneByOne } from "../../api/use-one-by-one.ts";
import { Bar } from "../../ui/Bar.tsx";
import { CopyButton } from "../../ui/CopyButton.tsx";
import { CopyField } from "../../ui/CopyField.tsx";
import { Note } from "../../ui/Note.tsx";
import { QueryView } from "../../ui/QueryView.tsx";
import { saveCsv } from "../../ui/save-file.ts";
import { plural, whenNear } from "../../ui/time.ts";
import classes from "./Invitations.module.css";
import { type Invited, InvitationSheets } from "./InvitationSheets.tsx";
import { toCsv } from "./to-csv.ts";

interface InvitationsProps {
  /** Of those who are new, in lower case. */
  readonly emails: ReadonlySet<string>;
  readonly onDone: () => void;
}

/** The links of everybody whom a file has added: made by one button, then copied, saved as a file or printed. */
export function Invitations({ emails, onDone }: InvitationsProps) {
  const people = usePeople();
  return (
    <QueryView query={people} failed="The people did not load">
      {(everybody) => (
        <Links people={everybody.filter(({ email }) => emails.has(email.toLowerCase()))} onDone={onDone} />
      )}
    </QueryView>
  );
}

function Links({ people, onDone }: { people: readonly PersonView[]; onDone: () => void }) {
  const makeLink = useMakeLink();
  const [invited, setInvited] = useState<readonly Invited[]>([]);
  const { progress, start, stop } = useOneByOne<PersonView>();
  const make = async (person: PersonView) => {
    const link = await makeLink.mutateAsync({ personId: person.id, purpose: "invitation" });
    setInvited((before) => [...before, { person, link }]);
  };
  const isGoing = progress !== null && progress.state !== "over";
  const left = people.filter(({ id }) => !invited.some(({ person }) => person.id === id));
  return (
    <div className="stack">
      <p className="small">
        {plural(people.length, "person", "people")} came in by the file. Each needs a link of their own to sign in; it
        works once.
      </p>
      {isGoing && progress && (
        <>
          <p role="status">
            {invited.length} of {plural(people.length, "link")}
          </p>
          <Bar part={invited.length / people.length} />
        </>
      )}
      {progress?.state === "over" &&
        progress.refused.map(({ item, message }) => (
          <Note key={item.id} tone="warn">
            {item.name}: {message}
          </Note>
        ))}
      {invited.length > 0 && !isGoing && <InvitedList invited={invited} />}
      <div className="row wrap">
        {left.length > 0 && !isGoing && (
          <Button variant="filled" onClick={() => void start(left, make)}>
            Make {plural(left.length, "link")}
          </Button>
        )}
        {isGoing && (
          <Button onClick={stop} loading={progress?.state === "stopping"}>
            Stop
          </Button>
        )}
        {!isGoing && (
          <Button variant={left.length > 0 ? "subtle" : "filled"} onClick={onDone}>
            {left.length > 0 ? "Later" : "Done"}
          </Button>
        )}
      </div>
    </div>
  );
}

function InvitedList({ invited }: { invited: readonly Invited[] }) {
  const rows = invited.map(({ person, link }) => [person.name, person.email, link.url]);
  return (
    <>
      <div className="row wrap">
        <Button
          leftSection={<IconDownload size={18} />}
          onClick={() => saveCsv("invitations.csv", toCsv([["Name", "E-mail", "Link"], ...rows]))}
        >
          Save as a file
        </Button>
        <CopyButton
          text={rows.map((row) => row.join("\t")).join("\n")}
          refused={() => ({ otherwise: "Save the links as a file instead." })}
        >
          Copy all
        </CopyButton>
        <Button leftSection={<IconPrinter size={18} />} onClick={() => window.print()}>
          Print
        </Button>
        <span className="small muted">They work until {whenNear(invited[0]!.link.expiresAt, serverNow())}.</span>
      </div>
      <ul className={classes.links} aria-label="Links">
        {invited.map(({ person, link }) => (
          <li key={person.id}>
            <CopyField label={`Link for ${person.name}`} value={link.url} />
          </li>
        ))}
      </ul>
      <InvitationSheets invited={invited} />
    </>
  );
}
