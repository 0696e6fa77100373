import { Button } from "@mantine/core";
import { useState } from "react";
import type { AccountDetail } from "../../server/accounts/contract.ts";
import { useServerNow } from "../api/clock.ts";
import { isManager, useMe } from "../api/session.ts";
import { useRegionName } from "../team/person/use-region-name.ts";
import { Chip } from "../ui/Chip.tsx";
import { listWords } from "../ui/names.ts";
import { Panel } from "../ui/Panel.tsx";
import { tellDone, tellFailed } from "../ui/tell.tsx";
import { dayWords } from "../ui/time.ts";
import { BelongsToSheet } from "./BelongsToSheet.tsx";
import { companyName } from "./company-words.ts";
import { useDecideRegion } from "./use-decide-region.ts";

/** Where a company belongs, who decided that, and where its leads are from. */
export function BelongsTo({ company }: { readonly company: AccountDetail }) {
  const { belongsTo, leadsFrom } = company;
  const canDecide = isManager(useMe());
  const nameOf = useRegionName();
  const reason = useReason(company);
  if (!canDecide && !belongsTo && leadsFrom.length === 0) return null;
  const places = leadsFrom.map(({ region, leads }) => `${nameOf(region)} (${leads})`);
  return (
    <Panel
      title="Belongs to"
      state={belongsTo ? <Chip tone="good">{nameOf(belongsTo.region)}</Chip> : <Chip>Not decided</Chip>}
      actions={canDecide && <Decide company={company} />}
    >
      <div className="stack">
        <p className="small muted">{reason}</p>
        {places.length > 0 && <p className="small">Its leads are from {listWords(places)}.</p>}
      </div>
    </Panel>
  );
}

function useReason({ belongsTo }: AccountDetail): string {
  const me = useMe();
  const now = useServerNow();
  if (!belongsTo) return "Each of its leads goes by where it is from, wherever a flow asks for the territory.";
  const who = belongsTo.by?.id === me.id ? "you" : (belongsTo.by?.name ?? "another system");
  const day = dayWords(belongsTo.at, now);
  return `Decided by ${who}, ${day}. All of its leads go there, wherever a flow asks for the territory.`;
}

function Decide({ company }: { readonly company: AccountDetail }) {
  const [isChoosing, setChoosing] = useState(false);
  const decide = useDecideRegion();
  const undo = () =>
    decide
      .mutateAsync({ accountId: company.id, region: null })
      .then(() => tellDone(`${companyName(company)} goes by each lead again.`), tellFailed);
  return (
    <>
      {company.belongsTo && (
        <Button size="xs" variant="subtle" loading={decide.isPending} onClick={() => void undo()}>
          Go by each lead again
        </Button>
      )}
      <Button size="xs" onClick={() => setChoosing(true)}>
        {company.belongsTo ? "Change…" : "Say where…"}
      </Button>
      {isChoosing && <BelongsToSheet company={company} onClose={() => setChoosing(false)} />}
    </>
  );
}
