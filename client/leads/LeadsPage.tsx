import { Button } from "@mantine/core";
import { IconAddressBook } from "@tabler/icons-react";
import { isManager, useMe } from "../api/session.ts";
import { useTestLead } from "../shell/test-lead-store.ts";
import { Empty } from "../ui/Empty.tsx";
import { Failed, OutOfDate } from "../ui/Failed.tsx";
import { Loading } from "../ui/Loading.tsx";
import { PageHead } from "../ui/PageHead.tsx";
import { LeadList } from "./LeadList.tsx";
import classes from "./LeadsPage.module.css";
import { LeadsFilters } from "./LeadsFilters.tsx";
import { LeadsTabs } from "./LeadsTabs.tsx";
import { useLeads } from "./use-lead.ts";
import { useLeadFilters } from "./use-lead-filters.ts";

/** All leads that one may see, newest first, to be searched. */
export function LeadsPage() {
  const { filters } = useLeadFilters();
  const leads = useLeads(filters);
  const rows = leads.data?.pages.flatMap(({ data }) => data);
  const again = () => void leads.refetch();
  return (
    <div className="page">
      <PageHead title="Leads" />
      <LeadsTabs current="leads" />
      <LeadsFilters />
      {rows === undefined && leads.isError && (
        <Failed title="The leads did not load" error={leads.error} onRetry={again} />
      )}
      {rows === undefined && leads.isPending && <Loading rows={8} />}
      {rows !== undefined && leads.isError && <OutOfDate since={leads.dataUpdatedAt} onRetry={again} />}
      {rows !== undefined && (rows.length === 0 ? <NoLeads /> : <LeadList leads={rows} />)}
      {leads.hasNextPage && (
        <Button className={classes.more} loading={leads.isFetchingNextPage} onClick={() => void leads.fetchNextPage()}>
          Show more
        </Button>
      )}
    </div>
  );
}

function NoLeads() {
  const { isFiltered, clear } = useLeadFilters();
  const { open } = useTestLead();
  const canTry = isManager(useMe());
  if (isFiltered) {
    return (
      <Empty title="No lead like that" action={<Button onClick={clear}>Show all leads</Button>}>
        Try fewer words, or another filter.
      </Empty>
    );
  }
  return (
    <Empty
      title="No leads yet"
      icon={<IconAddressBook size={22} />}
      action={canTry && <Button onClick={() => open()}>Send a test lead</Button>}
    >
      Everybody who asks for something shows here, with who has them and what happened.
    </Empty>
  );
}
