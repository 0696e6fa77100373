import { Button, Menu, Modal } from "@mantine/core";
import { IconDots } from "@tabler/icons-react";
import type { PersonView } from "../../server/people/contract.ts";
import { useChangePerson, useMakeLink } from "../api/people.ts";
import { confirm } from "../ui/confirm.tsx";
import { tellDone, tellFailed } from "../ui/tell.tsx";
import { InvitationLink } from "./InvitationLink.tsx";

/** A way in for somebody, and the end of their time here. */
export function PersonActions({ person }: { person: PersonView }) {
  return (
    <>
      {person.active && !person.demo && <WayIn person={person} />}
      <Menu>
        <Menu.Target>
          <Button size="xs" variant="subtle" aria-label={`More about ${person.name}`}>
            <IconDots size={18} />
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Belonging person={person} />
        </Menu.Dropdown>
      </Menu>
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

function Belonging({ person }: { person: PersonView }) {
  const change = useChangePerson();
  const setActive = (active: boolean, onSuccess?: () => void) =>
    change.mutate({ id: person.id, active }, { onSuccess, onError: tellFailed });

  const takeOut = async () => {
    const isSure = await confirm({
      title: `${person.name} no longer works here?`,
      children:
        "They get no more leads and can no longer sign in. Their history stays. Open leads stay theirs until you give them to somebody.",
      confirm: "Take out",
      danger: true,
    });
    if (!isSure) return;
    setActive(false, () => tellDone(`${person.name} gets no more leads.`, { run: () => setActive(true) }));
  };

  if (person.active) return <Menu.Item onClick={() => void takeOut()}>No longer works here</Menu.Item>;
  return <Menu.Item onClick={() => setActive(true)}>Works here again</Menu.Item>;
}
