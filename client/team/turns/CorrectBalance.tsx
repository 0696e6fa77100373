import { Modal, NumberInput, SegmentedControl, Select, Textarea } from "@mantine/core";
import { useForm } from "@mantine/form";
import type { LedgerMemberView } from "../../../server/teams/ledger-contract.ts";
import { FormEnd } from "../../ui/FormEnd.tsx";
import { tellDone } from "../../ui/tell.tsx";
import { turnsWords } from "./turns-words.ts";
import { useCorrectBalance } from "./use-ledger.ts";

const MOST_TURNS = 10;

interface CorrectBalanceProps {
  readonly teamId: string;
  readonly members: readonly LedgerMemberView[];
  readonly onClose: () => void;
}

/** Gives somebody turns, or takes some, with a reason that everybody in the team can read. */
export function CorrectBalance({ teamId, members, onClose }: CorrectBalanceProps) {
  const correct = useCorrectBalance(teamId);
  const form = useForm({
    // A field that is being typed into holds text.
    initialValues: { repId: members[0]?.repId ?? "", side: "give", turns: 1 as number | string, reason: "" },
    validate: {
      turns: (turns) =>
        Number(turns) >= 0.01 && Number(turns) <= MOST_TURNS ? null : `Between 0.01 and ${MOST_TURNS} turns`,
      reason: (reason) => (reason.trim() ? null : "Say why: everybody in the team can read it"),
    },
  });
  const { repId, side } = form.values;
  const turns = Number(form.values.turns);
  const name = members.find((member) => member.repId === repId)?.name ?? "";
  const submit = form.onSubmit(({ reason }) =>
    correct.mutate(
      { repId, turns: side === "give" ? turns : -turns, reason: reason.trim() },
      {
        onSuccess: () => {
          tellDone(`The balance of ${name} is corrected.`);
          onClose();
        },
      },
    ),
  );
  return (
    <Modal opened onClose={onClose} title="Correct a balance">
      <form className="stack" onSubmit={submit}>
        <Select
          label="Whose"
          data={members.map((member) => ({ value: member.repId, label: member.name }))}
          {...form.getInputProps("repId")}
        />
        <SegmentedControl
          aria-label="Give or take"
          data={[
            { value: "give", label: "Give turns" },
            { value: "take", label: "Take turns" },
          ]}
          {...form.getInputProps("side")}
        />
        <NumberInput label="Turns" min={0.01} max={MOST_TURNS} decimalScale={2} {...form.getInputProps("turns")} />
        <p className="help">
          {name} {side === "give" ? "comes earlier" : "comes later"} by {turnsWords(turns)}; the others{" "}
          {side === "give" ? "pay for it" : "gain it"} by their shares.
        </p>
        <Textarea label="Why" autosize minRows={2} maxLength={500} {...form.getInputProps("reason")} />
        <FormEnd submit="Correct balance" isPending={correct.isPending} error={correct.error} onCancel={onClose} />
      </form>
    </Modal>
  );
}
