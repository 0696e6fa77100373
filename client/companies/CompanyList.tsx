import { Link } from "wouter";
import type { AccountView } from "../../server/accounts/contract.ts";
import { useServerNow } from "../api/clock.ts";
import { Chip } from "../ui/Chip.tsx";
import { whenNear } from "../ui/time.ts";
import { useCameFrom } from "../leads/way-back.ts";
import classes from "./Companies.module.css";
import { companyName, leadsWords } from "./company-words.ts";
import { Owner } from "./Owner.tsx";

interface CompanyListProps {
  readonly companies: readonly AccountView[];
}

/** One line each on a desk, a card each on a phone. */
export function CompanyList({ companies }: CompanyListProps) {
  return (
    <>
      <div className={`panel ${classes.desk}`}>
        <CompanyTable companies={companies} />
      </div>
      <div className={classes.phone}>
        <CompanyCards companies={companies} />
      </div>
    </>
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
  const from = useCameFrom();
  return (
    <tr className={classes.line}>
      <td>
        <span className={classes.who}>
          <span className={classes.names}>
            <Link href={`/companies/${company.id}`} state={from} className={`${classes.name} truncate`}>
              {companyName(company)}
            </Link>
            {company.name && <span className="small muted truncate">{company.domain}</span>}
          </span>
          {company.demo && <Chip>Demo</Chip>}
        </span>
      </td>
      <td>
        <Owner of={company} />
      </td>
      <td className="right">{company.leads}</td>
      <td className="right">{company.openLeads}</td>
      <td className="right nowrap">
        <LastLead at={company.lastLeadAt} />
      </td>
    </tr>
  );
}

function CompanyCards({ companies }: CompanyListProps) {
  const from = useCameFrom();
  return (
    <ul className={classes.cards}>
      {companies.map((company) => (
        <li key={company.id}>
          <Link href={`/companies/${company.id}`} state={from} className={classes.card}>
            <span className={classes.between}>
              <span className="strong truncate">{companyName(company)}</span>
              <span className="small muted nowrap">
                <LastLead at={company.lastLeadAt} />
              </span>
            </span>
            <span className="small muted truncate">
              {[company.name && company.domain, leadsWords(company)].filter(Boolean).join(" · ")}
            </span>
            <span className="row wrap">
              <Owner of={company} />
              {company.demo && <Chip>Demo</Chip>}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

function LastLead({ at }: { readonly at: string | null }) {
  const now = useServerNow();
  return at === null ? null : <time dateTime={at}>{whenNear(at, now)}</time>;
}
