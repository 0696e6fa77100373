import { Portal } from "@mantine/core";
import type { SignInLink } from "../../../server/auth/contract.ts";
import type { PersonView } from "../../../server/people/contract.ts";
import { serverNow } from "../../api/clock.ts";
import { QrCode } from "../../ui/ShareLink.tsx";
import { whenNear } from "../../ui/time.ts";
import classes from "./Invitations.module.css";

export interface Invited {
  readonly person: PersonView;
  readonly link: SignInLink;
}

/** What a printer gets instead of the screen: a piece of paper for each, to cut out and hand over. */
export function InvitationSheets({ invited }: { invited: readonly Invited[] }) {
  return (
    <Portal className={classes.paper} reuseTargetNode={false}>
      {invited.map(({ person, link }) => (
        <section key={person.id} className={classes.sheet} aria-hidden="true">
          <QrCode text={link.url} label={`Code for ${person.name}`} />
          <div>
            <h2>{person.name}</h2>
            <p>{person.email}</p>
            <p>Scan the code with your phone, or open this address:</p>
            <p className={classes.address}>{link.url}</p>
            <p>It works once, until {whenNear(link.expiresAt, serverNow())}.</p>
          </div>
        </section>
      ))}
    </Portal>
  );
}
