import { PageTab, PageTabs } from "../ui/PageTabs.tsx";

/** Between the leads and the companies behind them. */
export function LeadsTabs({ current }: { readonly current: "leads" | "companies" }) {
  return (
    <PageTabs label="Leads and companies">
      <PageTab href="/leads" isCurrent={current === "leads"}>
        Leads
      </PageTab>
      <PageTab href="/companies" isCurrent={current === "companies"}>
        Companies
      </PageTab>
    </PageTabs>
  );
}
