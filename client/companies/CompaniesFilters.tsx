import { Select } from "@mantine/core";
import { usePeople } from "../api/people.ts";
import { isManager, useMe } from "../api/session.ts";
import { SearchField } from "../ui/SearchField.tsx";
import classes from "./Companies.module.css";
import { NOBODY, useCompanyFilters } from "./use-companies.ts";

/** Search, and for managers whose companies, above the list. */
export function CompaniesFilters() {
  const { filters, set } = useCompanyFilters();
  return (
    <search className={classes.filters}>
      <SearchField
        label="Search companies"
        placeholder="Name or domain"
        value={filters.search}
        onSearch={(words) => set("search", words)}
      />
      {isManager(useMe()) && <OwnerFilter />}
    </search>
  );
}

function OwnerFilter() {
  const { filters, set } = useCompanyFilters();
  const people = usePeople();
  return (
    <Select
      aria-label="Looked after by"
      placeholder="Looked after by anybody"
      searchable
      clearable
      clearButtonProps={{ "aria-label": "Anybody" }}
      data={[
        { value: NOBODY, label: "Nobody yet" },
        ...(people.data ?? []).map(({ id, name }) => ({ value: id, label: name })),
      ]}
      value={filters.owner ?? null}
      onChange={(owner) => set("owner", owner)}
    />
  );
}
