import type { ReactNode } from "react";
import { Link } from "wouter";
import type { LeadDetail } from "../../server/leads/contract.ts";
import { isManager, useMe } from "../api/session.ts";
import { useWorkspace } from "../api/workspace.ts";
import { countryName, languageName } from "../ui/names.ts";
import { plural, whenNear } from "../ui/time.ts";
import { useServerNow } from "../api/clock.ts";
import classes from "./LeadDetails.module.css";
import { LocalTime } from "./LocalTime.tsx";
import { callWay } from "./reach.ts";

interface LeadDetailsProps {
  readonly lead: LeadDetail;
}

/** Everything known about the person, as a list of names and values. */
export function LeadDetails({ lead }: LeadDetailsProps) {
  const workspace = useWorkspace();
  const now = useServerNow();
  const names = new Map(workspace.data?.customFields.map(({ name, label }) => [name, label]));
  const call = callWay(lead);
  return (
    <dl className={classes.details}>
      <Row label="Phone">{call && <a href={call.href}>{call.address}</a>}</Row>
      <Row label="E-mail">{lead.email && <a href={`mailto:${lead.email}`}>{lead.email}</a>}</Row>
      <Row label="Company">{(lead.company ?? lead.account) && <Company lead={lead} />}</Row>
      <Row label="Company size">{lead.companySize !== null && plural(lead.companySize, "person", "people")}</Row>
      <Row label="Local time">{lead.localTime && <LocalTime {...lead.localTime} />}</Row>
      <Row label="Language">{lead.language && languageName(lead.language)}</Row>
      <Row label="Country">{lead.country && countryName(lead.country)}</Row>
      <Row label="Product">{lead.product}</Row>
      <Row label="Value">{lead.value !== null && money(lead.value, workspace.data?.currency)}</Row>
      <Row label="Consent">{consentWords(lead.consent)}</Row>
      {Object.entries(lead.fields).map(([name, value]) => (
        <Row key={name} label={names.get(name) ?? name}>
          {fieldWords(value)}
        </Row>
      ))}
      <Row label="Came in">
        {whenNear(lead.createdAt, now)}, {lead.source.name}
      </Row>
    </dl>
  );
}

function Row({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  if (!children) return null;
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** By the name that they gave; the domain of their e-mail stands for it where they gave none. */
function Company({ lead: { company, account } }: LeadDetailsProps) {
  const me = useMe();
  const name = company ?? account?.domain;
  if (!account) return name;
  const isMine = account.owner?.id === me.id;
  return (
    <>
      {isMine || isManager(me) ? <Link href={`/companies/${account.id}`}>{name}</Link> : name}
      {account.owner && <p className="small muted">Looked after by {isMine ? "you" : account.owner.name}</p>}
    </>
  );
}

function money(value: number, currency: string | undefined): string {
  if (!currency) return value.toLocaleString("en-GB");
  return value.toLocaleString("en-GB", { style: "currency", currency, maximumFractionDigits: 0 });
}

function fieldWords(value: LeadDetail["fields"][string]): string {
  if (Array.isArray(value)) return value.join(", ");
  if (typeof value === "boolean") return value ? "Yes" : "No";
  return String(value);
}

function consentWords(consent: LeadDetail["consent"]): string | null {
  if (consent === null) return null;
  if (typeof consent === "boolean") return consent ? "Given" : "Not given";
  if (typeof consent === "string") return consent;
  if (typeof consent !== "object" || Array.isArray(consent)) return null;
  const given = Object.entries(consent).filter(([, value]) => value);
  return (
    given.map(([name, value]) => (typeof value === "string" ? `${name}: ${value}` : name)).join(", ") || "Not given"
  );
}
