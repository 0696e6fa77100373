import { Select, Textarea } from "@mantine/core";
import { useState } from "react";
import type { AccountDetail } from "../../server/accounts/contract.ts";
import { usePeople } from "../api/people.ts";
import { useMe } from "../api/session.ts";
import { takesLeads } from "../team/takes-leads.ts";
import { Sheet } from "../ui/Sheet.tsx";
import { useDraft } from "../ui/use-draft.ts";
import { FormEnd } from "../ui/FormEnd.tsx";
import { Note } from "../ui/Note.tsx";
import { tellDone } from "../ui/tell.tsx";
import { companyName, openLeadsStay } from "./company-words.ts";
import { NOBODY, useGiveCompany } from "./use-companies.ts";

interface GiveCompanySheetProps {
  readonly company: AccountDetail;
  readonly onClose: () => void;
}

/** A manager names who looks after a company; what becomes of its open leads is said before. */
export function GiveCompanySheet({ company, onClose }: GiveCompanySheetProps) {
  const me = useMe();
  const give = useGiveCompany(company.id);
  const options = useCandidates(company);
  const [to, setTo] = useState<string | null>(null);
  const draft = useDraft(`give-company:${company.id}`);
  const chosen = options.find(({ value }) => value === to);
  const name = companyName(company);
  const nextLeads =
    to === NOBODY
      ? "Whoever gets its next lead will look after it."
      : `Its next leads come to ${chosen?.label ?? "whoever looks after it"} where a flow asks for the same person as before.`;
  const send = () =>
    give.mutate(
      { ownerId: to === NOBODY ? null : to, reason: draft.text.trim() },
      {
        onSuccess: ({ owner }) => {
          draft.clear();
          tellDone(owner ? `${owner.name} looks after ${name} now.` : `Nobody looks after ${name} now.`);
          onClose();
        },
      },
    );
  return (
    <Sheet title={`Give ${name} to…`} isBusy={give.isPending} onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <Select
          label="Who looks after it from now on?"
          placeholder="Choose a person"
          searchable
          data={options}
          value={to}
          onChange={setTo}
          nothingFoundMessage="Nobody of that name"
        />
        <Textarea
          label="Why?"
          description="Kept with the company, for whoever looks after it."
          autosize
          minRows={2}
          maxLength={500}
          value={draft.text}
          onChange={(event) => draft.change(event.currentTarget.value)}
        />
        <Note tone="info">
          {openLeadsStay(company.openLeadsWith, me.id)} {nextLeads}
        </Note>
        <FormEnd
          submit={chosen && to !== NOBODY ? `Give it to ${chosen.label}` : "Give it"}
          isPending={give.isPending}
          isDisabled={!chosen || draft.text.trim() === ""}
          error={give.error}
          onCancel={onClose}
        />
      </form>
    </Sheet>
  );
}

/** Who takes leads and does not look after it now; the demo's people and companies are among themselves. */
function useCandidates({ owner, demo }: AccountDetail) {
  const { data: people = [] } = usePeople();
  const reps = people.filter(
    (person) => takesLeads(person, { demo }) && person.id !== owner?.id && person.demo === demo,
  );
  return [
    ...reps.map(({ id, name }) => ({ value: id, label: name })),
    ...(owner ? [{ value: NOBODY, label: "Nobody: whoever gets its next lead" }] : []),
  ];
}
