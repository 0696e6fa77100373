import type { PersonView } from "../../../server/people/contract.ts";
import { serverNow } from "../../api/clock.ts";
import { Loading } from "../../ui/Loading.tsx";
import { QueryView } from "../../ui/QueryView.tsx";
import { whenNear } from "../../ui/time.ts";
import classes from "./HandOverPreview.module.css";
import type { HandOverTo } from "./HandOverChoice.tsx";
import { useHandOverPreview } from "./use-leaving.ts";

/** Lead by lead, where it would go and why; nothing has happened yet. */
export function HandOverPreview({ person, to }: { person: PersonView; to: HandOverTo }) {
  const preview = useHandOverPreview(person.id, to);
  return (
    <QueryView query={preview} failed="The preview did not load" loading={<Loading />}>
      {({ text, leads }) => (
        <section className={classes.preview} aria-label="What will happen">
          <p className="small strong">{text}</p>
          <ul>
            {leads.map((lead) => (
              <li key={lead.leadId} className={classes.lead}>
                <span>
                  {lead.name}
                  <span className="muted">{lead.company && `, ${lead.company}`}</span>
                  {lead.dueAt && <span className="muted"> · due {whenNear(lead.dueAt, serverNow())}</span>}
                </span>
                <span className={classes.to}>{lead.to?.name ?? "stays"}</span>
                <span className="tiny muted">{lead.why}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </QueryView>
  );
}
