import { Select } from "@mantine/core";
import { usePeople } from "../api/people.ts";
import { isManager, useMe } from "../api/session.ts";
import { useSources } from "../api/sources.ts";
import { SearchField } from "../ui/SearchField.tsx";
import { STATUS_WORDS, STATUSES } from "./lead-status.ts";
import classes from "./LeadsFilters.module.css";
import { useLeadFilters } from "./use-lead-filters.ts";

/** Search and filters above the list. */
export function LeadsFilters() {
  const { filters, set } = useLeadFilters();
  return (
    <search className={classes.filters}>
      <SearchField
        className={classes.search}
        label="Search leads"
        placeholder="Name, company, e-mail, phone"
        value={filters.search}
        onSearch={(words) => set("search", words)}
      />
      <Select
        aria-label="State"
        placeholder="Any state"
        clearable
        clearButtonProps={{ "aria-label": "Any state" }}
        data={STATUSES.map((value) => ({ value, label: STATUS_WORDS[value] }))}
        value={filters.status ?? null}
        onChange={(status) => set("status", status)}
      />
      {isManager(useMe()) && <ManagersFilters />}
    </search>
  );
}

function ManagersFilters() {
  const { filters, set } = useLeadFilters();
  const people = usePeople();
  const sources = useSources();
  return (
    <>
      <Select
        aria-label="Responsible"
        placeholder="Anybody"
        searchable
        clearable
        clearButtonProps={{ "aria-label": "Anybody" }}
        data={(people.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        value={filters.ownerId ?? null}
        onChange={(id) => set("ownerId", id)}
      />
      <Select
        className={classes.last}
        aria-label="Where leads come from"
        placeholder="From anywhere"
        searchable
        clearable
        clearButtonProps={{ "aria-label": "From anywhere" }}
        data={(sources.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        value={filters.sourceId ?? null}
        onChange={(id) => set("sourceId", id)}
      />
    </>
  );
}
