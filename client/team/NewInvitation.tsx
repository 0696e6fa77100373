import { Button } from "@mantine/core";
import type { SignInLink } from "../../server/auth/contract.ts";
import { messageOf } from "../api/errors.ts";
import { useMakeLink } from "../api/people.ts";
import { Note } from "../ui/Note.tsx";
import { InvitationLink } from "./InvitationLink.tsx";

interface NewInvitationProps {
  readonly personId: string;
  readonly name: string;
  /** Undefined when it could not be made with the person. */
  readonly link: SignInLink | undefined;
}

/** The link for somebody who was just added; where it could not be made, a second try that adds nobody. */
export function NewInvitation({ personId, name, link }: NewInvitationProps) {
  const makeLink = useMakeLink();
  const made = link ?? makeLink.data;
  if (made) return <InvitationLink name={name} link={made} />;
  return (
    <>
      <Note tone="warn">
        {makeLink.isError ? messageOf(makeLink.error) : `The link that lets ${name} in could not be made.`}
      </Note>
      <div>
        <Button loading={makeLink.isPending} onClick={() => makeLink.mutate({ personId, purpose: "invitation" })}>
          Make the link
        </Button>
      </div>
    </>
  );
}
