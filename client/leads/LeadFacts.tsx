import { IconClock, IconMessage } from "@tabler/icons-react";
import type { InboxItem } from "../../server/inbox/contract.ts";
import { languageName } from "../ui/names.ts";
import classes from "./LeadFacts.module.css";
import { LocalTime } from "./LocalTime.tsx";

type Lead = Pick<InboxItem["lead"], "message" | "product" | "language" | "localTime">;

/** What they want, what time it is there, what they speak. */
export function LeadFacts({ lead: { message, product, language, localTime } }: { readonly lead: Lead }) {
  const wish = message ?? product;
  const speaks = language && `speaks ${languageName(language)}`;
  return (
    <ul className={classes.facts}>
      {wish && (
        <li>
          <IconMessage size={18} aria-hidden="true" />
          <span className={classes.wish}>{wish}</span>
        </li>
      )}
      {(localTime ?? speaks) && (
        <li>
          <IconClock size={18} aria-hidden="true" />
          <span>
            {localTime && <LocalTime {...localTime} />}
            {localTime && speaks && ", "}
            {speaks}
          </span>
        </li>
      )}
    </ul>
  );
}
