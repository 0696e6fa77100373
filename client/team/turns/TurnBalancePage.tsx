import { Button } from "@mantine/core";
import { IconArrowLeft } from "@tabler/icons-react";
import { useState } from "react";
import { Link, useParams } from "wouter";
import { Failed, OutOfDate } from "../../ui/Failed.tsx";
import { Loading } from "../../ui/Loading.tsx";
import { PageHead } from "../../ui/PageHead.tsx";
import { useTeamLive } from "../use-team-live.ts";
import { CorrectBalance } from "./CorrectBalance.tsx";
import { Entries } from "./Entries.tsx";
import classes from "./TurnBalancePage.module.css";
import { TurnOrder } from "./TurnOrder.tsx";
import { type LedgerFilter, useLedger } from "./use-ledger.ts";

/** A team's turn balance: who is owed what, what changed it and why, and corrections. */
export function TurnBalancePage() {
  const { id } = useParams<{ id: string }>();
  const [filter, setFilter] = useState<LedgerFilter>({ show: "all" });
  const [correcting, setCorrecting] = useState(false);
  const ledger = useLedger(id, filter);
  useTeamLive();
  const first = ledger.data?.pages[0];
  const again = () => void ledger.refetch();
  return (
    <div className="page">
      <Link href={`/team?team=${id}`} className={`${classes.back} small`}>
        <IconArrowLeft size={16} aria-hidden="true" />
        {first ? `Team ${first.name}` : "Team"}
      </Link>
      <PageHead
        title={first ? `Turn balance of ${first.name}` : "Turn balance"}
        sentence="Whoever is owed the most is next, among those who can take the lead. A lead costs one turn, which the others gain by their shares."
      >
        {first && first.members.length > 1 && <Button onClick={() => setCorrecting(true)}>Correct a balance</Button>}
      </PageHead>
      {first === undefined && ledger.isError && (
        <Failed title="The turn balance did not load" error={ledger.error} onRetry={again} />
      )}
      {first === undefined && ledger.isPending && <Loading rows={6} />}
      {first && ledger.isError && <OutOfDate since={ledger.dataUpdatedAt} onRetry={again} />}
      {first && (
        <>
          <TurnOrder members={first.members} />
          <Entries
            members={first.members}
            entries={ledger.data?.pages.flatMap(({ data }) => data) ?? []}
            filter={filter}
            onFilter={setFilter}
            hasMore={ledger.hasNextPage}
            isLoadingMore={ledger.isFetchingNextPage}
            onMore={() => void ledger.fetchNextPage()}
          />
          {correcting && <CorrectBalance teamId={id} members={first.members} onClose={() => setCorrecting(false)} />}
        </>
      )}
    </div>
  );
}
