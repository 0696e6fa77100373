import { Button } from "@mantine/core";
import { IconAddressBook } from "@tabler/icons-react";
import { isManager, useMe } from "../api/session.ts";
import { useTestLead } from "../shell/test-lead-store.ts";
import { Empty } from "../ui/Empty.tsx";
import { knownRows } from "../ui/known-rows.ts";
import { PagedList } from "../ui/PagedList.tsx";
import { PageHead } from "../ui/PageHead.tsx";
import { LeadList } from "./LeadList.tsx";
import { LeadsFilters } from "./LeadsFilters.tsx";
import { LeadsTabs } from "./LeadsTabs.tsx";
import { useLeads } from "./use-lead.ts";
import { useLeadFilters } from "./use-lead-filters.ts";

/** All leads that one may see, newest first, to be searched. */
export function LeadsPage() {
  const { filters, isFiltered } = useLeadFilters();
  const leads = useLeads(filters);
  const isNone = knownRows(leads)?.length === 0 && !isFiltered;
  return (
    <div className="page">
      <PageHead title="Leads" />
      <LeadsTabs current="leads" />
      {!isNone && <LeadsFilters />}
      <PagedList query={leads} failed="The leads did not load" none={<NoLeads />}>
        {(found) => <LeadList leads={found} />}
      </PagedList>
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
      action={
        canTry && (
          <Button variant="filled" onClick={() => open()}>
            Send a test lead
          </Button>
        )
      }
    >
      Everybody who asks for something shows here, with who has them and what happened.
    </Empty>
  );
}
