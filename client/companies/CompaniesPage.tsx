import { Button } from "@mantine/core";
import { IconBuilding } from "@tabler/icons-react";
import type { AccountView } from "../../server/accounts/contract.ts";
import { isManager, useMe } from "../api/session.ts";
import { Empty } from "../ui/Empty.tsx";
import { Failed, OutOfDate } from "../ui/Failed.tsx";
import { Loading } from "../ui/Loading.tsx";
import { PageHead } from "../ui/PageHead.tsx";
import classes from "./Companies.module.css";
import { CompaniesFilters } from "./CompaniesFilters.tsx";
import { CompanyList } from "./CompanyList.tsx";
import { LeadsTabs } from "../leads/LeadsTabs.tsx";
import { useCompanies, useCompanyFilters } from "./use-companies.ts";

/** The companies behind the leads: a manager sees all, a rep those that they look after. */
export function CompaniesPage() {
  const { filters, isFiltered } = useCompanyFilters();
  const companies = useCompanies(filters);
  const rows = companies.data?.pages.flatMap(({ data }) => data);
  const again = () => void companies.refetch();
  const isNone = rows?.length === 0 && !isFiltered;
  return (
    <div className="page">
      <PageHead title="Companies" />
      <LeadsTabs current="companies" />
      {!isNone && <CompaniesFilters />}
      {rows === undefined && companies.isError && (
        <Failed title="The companies did not load" error={companies.error} onRetry={again} />
      )}
      {rows === undefined && companies.isPending && <Loading rows={8} />}
      {rows !== undefined && companies.isError && <OutOfDate since={companies.dataUpdatedAt} onRetry={again} />}
      {rows !== undefined && <Found companies={rows} />}
      {companies.hasNextPage && (
        <Button
          className={classes.more}
          loading={companies.isFetchingNextPage}
          onClick={() => void companies.fetchNextPage()}
        >
          Show more
        </Button>
      )}
    </div>
  );
}

function Found({ companies }: { readonly companies: readonly AccountView[] }) {
  const { isFiltered, clear } = useCompanyFilters();
  if (companies.length > 0) return <CompanyList companies={companies} />;
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
