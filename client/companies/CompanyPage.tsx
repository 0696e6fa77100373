import { ActionIcon, Button } from "@mantine/core";
import { IconHeartHandshake, IconChevronLeft } from "@tabler/icons-react";
import { useState } from "react";
import { Link, useParams } from "wouter";
import type { AccountDetail } from "../../server/accounts/contract.ts";
import { isStatus } from "../api/errors.ts";
import { isManager, useMe } from "../api/session.ts";
import { LeadList } from "../leads/LeadList.tsx";
import { useLeads } from "../leads/use-lead.ts";
import { Chip } from "../ui/Chip.tsx";
import { Empty } from "../ui/Empty.tsx";
import { knownRows } from "../ui/known-rows.ts";
import { PagedList } from "../ui/PagedList.tsx";
import { PageHead } from "../ui/PageHead.tsx";
import { QueryView } from "../ui/QueryView.tsx";
import { plural } from "../ui/time.ts";
import { BelongsTo } from "./BelongsTo.tsx";
import { companyName } from "./company-words.ts";
import classes from "./CompanyPage.module.css";
import { GiveCompanySheet } from "./GiveCompanySheet.tsx";
import { LookedAfterBy } from "./LookedAfterBy.tsx";
import { useCompany } from "./use-companies.ts";
import { useBackToCompanies } from "./use-back-to-companies.ts";

/** One company: who looks after it and since when, and its leads. */
export function CompanyPage() {
  const { id } = useParams<{ id: string }>();
  const company = useCompany(id);
  const back = useBackToCompanies();
  if (isStatus(company.error, 404)) {
    return (
      <div className="page">
        <Empty title="This company is not here" isPage action={<Link href={back}>To the companies</Link>}>
          A colleague may look after it, or it does not exist any more.
        </Empty>
      </div>
    );
  }
  return (
    <div className="page">
      <QueryView query={company} failed="The company did not load">
        {(known) => <CompanyBody company={known} />}
      </QueryView>
    </div>
  );
}

function CompanyBody({ company }: { readonly company: AccountDetail }) {
  const [isGiving, setGiving] = useState(false);
  const back = useBackToCompanies();
  const canGive = isManager(useMe());
  return (
    <>
      <div className={classes.head}>
        <ActionIcon component={Link} href={back} aria-label="Back to the companies">
          <IconChevronLeft size={24} />
        </ActionIcon>
        <div className={classes.title}>
          <PageHead
            title={companyName(company)}
            sentence={company.name && company.domain}
            state={company.demo && <Chip>Demo</Chip>}
          >
            {canGive && (
              <Button variant="filled" leftSection={<IconHeartHandshake size={18} />} onClick={() => setGiving(true)}>
                Give this company to…
              </Button>
            )}
          </PageHead>
        </div>
      </div>
      <LookedAfterBy company={company} />
      <BelongsTo company={company} />
      <Leads company={company} />
      {isGiving && <GiveCompanySheet company={company} onClose={() => setGiving(false)} />}
    </>
  );
}

function Leads({ company: { id, leads: count } }: { readonly company: AccountDetail }) {
  const leads = useLeads({ accountId: id });
  const canSeeAll = isManager(useMe());
  const isAll = leads.isSuccess && !leads.hasNextPage;
  // A colleague's leads are not theirs to read, though the company is.
  const hidden = canSeeAll || !isAll ? 0 : count - (knownRows(leads)?.length ?? count);
  return (
    <section aria-labelledby="its-leads" className="stack">
      <h2 id="its-leads">Its leads</h2>
      <PagedList query={leads} failed="Its leads did not load" lines={3} none={null}>
        {(rows) => <LeadList leads={rows} />}
      </PagedList>
      {hidden > 0 && (
        <p className="small muted">{plural(hidden, "lead is", "leads are")} with colleagues and not shown here.</p>
      )}
    </section>
  );
}
