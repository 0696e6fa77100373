import { Button } from "@mantine/core";
import { IconBuilding } from "@tabler/icons-react";
import { isManager, useMe } from "../api/session.ts";
import { LeadsTabs } from "../leads/LeadsTabs.tsx";
import { Empty } from "../ui/Empty.tsx";
import { knownRows } from "../ui/known-rows.ts";
import { PagedList } from "../ui/PagedList.tsx";
import { PageHead } from "../ui/PageHead.tsx";
import { CompaniesFilters } from "./CompaniesFilters.tsx";
import { CompanyList } from "./CompanyList.tsx";
import { useCompanies, useCompanyFilters } from "./use-companies.ts";

/** The companies behind the leads: a manager sees all, a rep those that they look after. */
export function CompaniesPage() {
  const { filters, isFiltered } = useCompanyFilters();
  const companies = useCompanies(filters);
  const isNone = knownRows(companies)?.length === 0 && !isFiltered;
  return (
    <div className="page">
      <PageHead title="Companies" />
      <LeadsTabs current="companies" />
      {!isNone && <CompaniesFilters />}
      <PagedList query={companies} failed="The companies did not load" none={<NoneFound />}>
        {(found) => <CompanyList companies={found} />}
      </PagedList>
    </div>
  );
}

function NoneFound() {
  const { isFiltered, clear } = useCompanyFilters();
  if (!isFiltered) return <NoCompanies />;
  return (
    <Empty title="No company like that" action={<Button onClick={clear}>Show all companies</Button>}>
      Try fewer words, or another person.
    </Empty>
  );
}

function NoCompanies() {
  const icon = <IconBuilding size={22} />;
  if (!isManager(useMe())) {
    return (
      <Empty title="You look after no company yet" icon={icon}>
        Whoever gets a company’s first lead looks after it, and its next leads can come to the same person. Those of
        yours show here.
      </Empty>
    );
  }
  return (
    <Empty title="No companies yet" icon={icon}>
      A company shows here with its first lead that writes from an address of its own, such as mia@northwind.example.
      Free mail addresses belong to no company. The step “Same person as before” gives its next leads to whoever looks
      after it.
    </Empty>
  );
}
