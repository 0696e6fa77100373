import type { GoneView } from "../../server/inbox/contract.ts";
import { useServerNow } from "../api/clock.ts";
import { whenNear } from "../ui/time.ts";
import classes from "./ClaimList.module.css";
import { Section } from "./Section.tsx";

/** Leads that were mine until lately: where they went, and why. */
export function Gone({ leads }: { readonly leads: readonly GoneView[] }) {
  const now = useServerNow();
  if (leads.length === 0) return null;
  return (
    <Section title="No longer with you" count={<span className="small muted">since yesterday</span>}>
      <ul className={classes.list}>
        {leads.map(({ assignmentId, leadName, at, sentence }) => (
          <li key={assignmentId} className={classes.row}>
            <div className={classes.words}>
              <p className="row">
                <span className="strong truncate">{leadName}</span>
                <time className="small muted nowrap push" dateTime={at}>
                  {whenNear(at, now)}
                </time>
              </p>
              <p className="small muted">{sentence}.</p>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}
