import { Button, SegmentedControl, Select } from "@mantine/core";
import type { LedgerEntryView, LedgerMemberView } from "../../../server/teams/ledger-contract.ts";
import { Empty } from "../../ui/Empty.tsx";
import { Panel } from "../../ui/Panel.tsx";
import { Entry } from "./Entry.tsx";
import classes from "./Entries.module.css";
import type { LedgerFilter } from "./use-ledger.ts";

const EVERYBODY = "";

interface EntriesProps {
  readonly members: readonly LedgerMemberView[];
  readonly entries: readonly LedgerEntryView[];
  readonly filter: LedgerFilter;
  readonly onFilter: (filter: LedgerFilter) => void;
  readonly hasMore: boolean;
  readonly isLoadingMore: boolean;
  readonly onMore: () => void;
}

/** What changed the balances, the newest first. */
export function Entries({ members, entries, filter, onFilter, hasMore, isLoadingMore, onMore }: EntriesProps) {
  return (
    <Panel flush title="What changed it">
      <div className={classes.filters}>
        <SegmentedControl
          aria-label="What to show"
          data={[
            { value: "all", label: "Everything" },
            { value: "changes", label: "Without leads" },
          ]}
          value={filter.show ?? "all"}
          onChange={(show) => onFilter({ ...filter, show: show === "changes" ? "changes" : "all" })}
        />
        <Select
          aria-label="Whose"
          data={[
            { value: EVERYBODY, label: "Everybody" },
            ...members.map(({ repId, name }) => ({ value: repId, label: name })),
          ]}
          value={filter.repId ?? EVERYBODY}
          onChange={(repId) => onFilter({ ...filter, repId: repId || undefined })}
        />
      </div>
      {entries.length === 0 ? (
        <Empty title="Nothing yet">Leads that are handed out, joins, leaves and corrections stand here.</Empty>
      ) : (
        <ul className={classes.entries} aria-label="Entries">
          {entries.map((entry) => (
            <Entry key={entry.id} entry={entry} />
          ))}
        </ul>
      )}
      {hasMore && (
        <div className={classes.more}>
          <Button loading={isLoadingMore} onClick={onMore}>
            Show more
          </Button>
        </div>
      )}
    </Panel>
  );
}
