import type { AccountView } from "../../server/accounts/contract.ts";
import { useServerNow } from "../api/clock.ts";
import { useCameFrom } from "../leads/way-back.ts";
import { Chip } from "../ui/Chip.tsx";
import { Card, DeskOrPhone, Line, LineName } from "../ui/List.tsx";
import { whenNear } from "../ui/time.ts";
import classes from "./Companies.module.css";
import { companyName, leadsWords } from "./company-words.ts";
import { Owner } from "./Owner.tsx";

interface CompanyListProps {
  readonly companies: readonly AccountView[];
}

/** One line each on a desk, a card each on a phone. */
export function CompanyList({ companies }: CompanyListProps) {
  return (
    <DeskOrPhone
      table={<CompanyTable companies={companies} />}
      cards={companies.map((company) => (
        <CompanyCard key={company.id} company={company} />
      ))}
    />
  );
}

function CompanyTable({ companies }: CompanyListProps) {
  return (
    <table className={`table ${classes.table}`}>
      <thead>
        <tr>
          <th scope="col">Company</th>
          <th scope="col">Looked after by</th>
          <th scope="col">Leads</th>
          <th scope="col">Open</th>
          <th scope="col">Last lead</th>
        </tr>
      </thead>
      <tbody>
        {companies.map((company) => (
          <CompanyLine key={company.id} company={company} />
        ))}
      </tbody>
    </table>
  );
}

function CompanyLine({ company }: { readonly company: AccountView }) {
  return (
    <Line>
      <td>
        <LineName
          href={`/companies/${company.id}`}
          state={useCameFrom()}
          name={companyName(company)}
          detail={company.name && company.domain}
        >
          {company.demo && <Chip>Demo</Chip>}
        </LineName>
      </td>
      <td>
        <Owner of={company} />
      </td>
      <td className="right">{company.leads}</td>
      <td className="right">{company.openLeads}</td>
      <td className="right nowrap">
        <LastLead at={company.lastLeadAt} />
      </td>
    </Line>
  );
}

function CompanyCard({ company }: { readonly company: AccountView }) {
  return (
    <Card
      href={`/companies/${company.id}`}
      state={useCameFrom()}
      name={companyName(company)}
      detail={[company.name && company.domain, leadsWords(company)].filter(Boolean).join(" · ")}
      aside={<LastLead at={company.lastLeadAt} />}
    >
      <Owner of={company} />
      {company.demo && <Chip>Demo</Chip>}
    </Card>
  );
}

function LastLead({ at }: { readonly at: string | null }) {
  const now = useServerNow();
  return at === null ? null : <time dateTime={at}>{whenNear(at, now)}</time>;
}
