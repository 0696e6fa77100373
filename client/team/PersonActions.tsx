import { ActionIcon, Button, Menu, Modal } from "@mantine/core";
import { IconDots } from "@tabler/icons-react";
import { useState } from "react";
import type { PersonView } from "../../server/people/contract.ts";
import { useChangePerson, useMakeLink } from "../api/people.ts";
import { tellFailed } from "../ui/tell.tsx";
import { InvitationLink } from "./InvitationLink.tsx";
import { Leaves } from "./leaving/Leaves.tsx";

/** A way in for somebody, and the end of their time here. */
export function PersonActions({ person }: { person: PersonView }) {
  const [leaving, setLeaving] = useState(false);
  return (
    <>
      {person.active && !person.demo && <WayIn person={person} />}
      <Menu>
        <Menu.Target>
          <ActionIcon size="compact-sm" aria-label={`More about ${person.name}`}>
            <IconDots size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Belonging person={person} onLeave={() => setLeaving(true)} />
        </Menu.Dropdown>
      </Menu>
      {leaving && <Leaves person={person} onClose={() => setLeaving(false)} />}
    </>
  );
}

function WayIn({ person }: { person: PersonView }) {
  const makeLink = useMakeLink();
  const purpose = person.canSignIn ? "reset-link" : "invitation";
  return (
    <>
      <Button
        size="xs"
        loading={makeLink.isPending}
        onClick={() => makeLink.mutate({ personId: person.id, purpose }, { onError: tellFailed })}
      >
        {person.canSignIn ? "New sign-in link" : "Invite"}
      </Button>
      <Modal opened={makeLink.isSuccess} onClose={makeLink.reset} title={`A way in for ${person.name}`}>
        {makeLink.data && <InvitationLink name={person.name} link={makeLink.data} />}
      </Modal>
    </>
  );
}

function Belonging({ person, onLeave }: { person: PersonView; onLeave: () => void }) {
  const change = useChangePerson();
  if (person.active) return <Menu.Item onClick={onLeave}>No longer works here…</Menu.Item>;
  return (
    // By the promise: the menu, and this with it, is gone before the answer comes.
    <Menu.Item onClick={() => void change.mutateAsync({ id: person.id, active: true }).catch(tellFailed)}>
      Works here again
    </Menu.Item>
  );
}
