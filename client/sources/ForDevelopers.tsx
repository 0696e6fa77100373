import { Button } from "@mantine/core";
import { IconKey } from "@tabler/icons-react";
import { useRef } from "react";
import { Link } from "wouter";
import type { SourceView } from "../../server/sources/contract.ts";
import { useAddAccessKey } from "../api/access-keys.ts";
import { isAdmin, useMe } from "../api/session.ts";
import { CopyButton } from "../ui/CopyButton.tsx";
import { Note } from "../ui/Note.tsx";
import { tellFailed } from "../ui/tell.tsx";
import { originForOthers } from "./origin-for-others.ts";
import classes from "./SourcesPage.module.css";

/** A ready line that hands in a lead from another system, with an access key of its own. */
export function ForDevelopers({ source }: { source: SourceView }) {
  const me = useMe();
  const shown = useRef<HTMLPreElement>(null);
  const add = useAddAccessKey();
  const line = curlLine(source, add.data?.key);
  return (
    <section className={classes.way}>
      <h3>From another system</h3>
      <p className="small muted">
        For developers: this line hands in a lead. Any system that can send one like it will do.
      </p>
      <pre ref={shown} className={classes.line}>
        {line}
      </pre>
      {add.data && <Note tone="warn">The access key is in the line now. It is shown this once, so copy it.</Note>}
      <div className="row wrap">
        <CopyButton size="xs" text={line} refused={() => ({ shown: shown.current })}>
          Copy the line
        </CopyButton>
        {isAdmin(me) && !add.data && (
          <Button
            size="xs"
            leftSection={<IconKey size={16} />}
            loading={add.isPending}
            onClick={() => add.mutate({ name: source.name, scopes: ["leads:write"] }, { onError: tellFailed })}
          >
            Make an access key
          </Button>
        )}
      </div>
      {!isAdmin(me) && <p className="help">An admin can make the access key.</p>}
      {isAdmin(me) && (
        <p className="help">
          All keys are in <Link href="/settings/access-keys">Settings</Link>.
        </p>
      )}
    </section>
  );
}

function curlLine(source: SourceView, key = "YOUR-ACCESS-KEY"): string {
  const lead = { source: source.name, name: "Nora Example", email: "nora@example.org", language: "de" };
  return [
    `curl ${originForOthers(source)}/api/v1/leads \\`,
    `  -H "Authorization: Bearer ${key}" \\`,
    `  -H "Content-Type: application/json" \\`,
    `  -d '${JSON.stringify(lead).replaceAll("'", String.raw`'\''`)}'`,
  ].join("\n");
}
