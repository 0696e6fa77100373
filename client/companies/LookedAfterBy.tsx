import type { AccountDetail } from "../../server/accounts/contract.ts";
import { useServerNow } from "../api/clock.ts";
import { useMe } from "../api/session.ts";
import { Panel } from "../ui/Panel.tsx";
import { whenNear } from "../ui/time.ts";
import classes from "./CompanyPage.module.css";
import { Owner } from "./Owner.tsx";

/** Who looks after a company, by what right, and who was named before. */
export function LookedAfterBy({ company }: { readonly company: AccountDetail }) {
  const now = useServerNow();
  return (
    <Panel title="Looked after by" state={<Owner of={company} />}>
      <div className="stack">
        <p className="small muted">{useReason(company)}</p>
        {company.ownerChanges.length > 0 && (
          <ul className={classes.changes}>
            {company.ownerChanges.map(({ owner, reason, by, at }) => (
              <li key={at}>
                <p>
                  Given to <span className="strong">{owner?.name ?? "nobody"}</span>
                </p>
                <p className="small">“{reason}”</p>
                <p className="tiny muted">
                  <time dateTime={at}>{whenNear(at, now)}</time>
                  {by && ` · by ${by.name}`}
                </p>
              </li>
            ))}
          </ul>
        )}
      </div>
    </Panel>
  );
}

function useReason({ owner, namedByHand }: AccountDetail): string {
  const me = useMe();
  if (!owner) return "Whoever gets its next lead will look after it.";
  const who = owner.id === me.id ? "You" : owner.name;
  if (namedByHand) return `${who} ${who === "You" ? "were" : "was"} named for it, whoever gets its leads.`;
  return `${who} got one of its leads, and the company with it. When that lead goes to somebody else, so does the company.`;
}
