import { Select } from "@mantine/core";
import { useState } from "react";
import type { AccountDetail } from "../../server/accounts/contract.ts";
import { useWorkspace } from "../api/workspace.ts";
import { regionOptions } from "../team/person/region-options.ts";
import { useRegionName } from "../team/person/use-region-name.ts";
import { useHolidayCountries } from "../team/time-off/use-time-off.ts";
import { FormEnd } from "../ui/FormEnd.tsx";
import { Note } from "../ui/Note.tsx";
import { Sheet } from "../ui/Sheet.tsx";
import { tellDone } from "../ui/tell.tsx";
import { companyName } from "./company-words.ts";
import { useDecideRegion } from "./use-decide-region.ts";

interface BelongsToSheetProps {
  readonly company: AccountDetail;
  readonly onClose: () => void;
}

/** A manager says where a company belongs: one of the places that its leads are from, or any other. */
export function BelongsToSheet({ company, onClose }: BelongsToSheetProps) {
  const decide = useDecideRegion();
  const nameOf = useRegionName();
  const [region, setRegion] = useState<string | null>(company.belongsTo?.region ?? null);
  const name = companyName(company);
  const send = () =>
    decide.mutate(
      { accountId: company.id, region },
      {
        onSuccess: () => {
          tellDone(`${name} belongs to ${nameOf(region ?? "")} now.`);
          onClose();
        },
      },
    );
  return (
    <Sheet title={`Where does ${name} belong?`} isBusy={decide.isPending} onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <Select
          label="Country or region"
          placeholder="Choose one"
          searchable
          limit={80}
          data={useOptions(company)}
          value={region}
          onChange={setRegion}
          nothingFoundMessage="No such country"
        />
        <Note tone="info">
          Its leads that wait for this go on at once, and its next ones go there wherever a flow asks for the territory.
          Leads that somebody has stay with them.
        </Note>
        <FormEnd
          submit="Save"
          isPending={decide.isPending}
          isDisabled={region === null || region === company.belongsTo?.region}
          error={decide.error}
          onCancel={onClose}
        />
      </form>
    </Sheet>
  );
}

/** Where its leads are from comes first; then the parts of those countries, and every other country. */
function useOptions({ leadsFrom, belongsTo }: AccountDetail) {
  const { data: countries = [] } = useHolidayCountries();
  const { data: workspace } = useWorkspace();
  const its = leadsFrom.map(({ region }) => region);
  const known = [...its, ...[belongsTo?.region ?? [], workspace?.country ?? []].flat()];
  const all = regionOptions(countries, known);
  const isIts = ({ value }: { readonly value: string }) => its.includes(value);
  return [...all.filter(isIts), ...all.filter((option) => !isIts(option))];
}
