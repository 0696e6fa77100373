import { Select, TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { useState } from "react";
import { usePeople } from "../api/people.ts";
import { isManager, useMe } from "../api/session.ts";
import { useSources } from "../api/sources.ts";
import { STATUS_WORDS, STATUSES } from "./lead-status.ts";
import classes from "./LeadsFilters.module.css";
import { useLeadFilters } from "./use-lead-filters.ts";

const SEARCH_AFTER_MS = 250;

/** Search and filters above the list. */
export function LeadsFilters() {
  const { filters, set } = useLeadFilters();
  return (
    <search className={classes.filters}>
      <SearchField />
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

function SearchField() {
  const { filters, set } = useLeadFilters();
  const [words, setWords] = useState(filters.search ?? "");
  const search = useDebouncedCallback((next: string) => set("search", next.trim() || null), SEARCH_AFTER_MS);
  return (
    <TextInput
      className={classes.search}
      type="search"
      aria-label="Search leads"
      placeholder="Name, company, e-mail or phone"
      leftSection={<IconSearch size={18} />}
      value={words}
      onChange={(event) => {
        setWords(event.currentTarget.value);
        search(event.currentTarget.value);
      }}
    />
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
