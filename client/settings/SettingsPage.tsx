import { Redirect, useParams } from "wouter";
import { isAdmin, useMe } from "../api/session.ts";
import { useWorkspace } from "../api/workspace.ts";
import { PageHead } from "../ui/PageHead.tsx";
import { PageTab } from "../ui/PageTabs.tsx";
import { QueryView } from "../ui/QueryView.tsx";
import { AccessKeys } from "./AccessKeys.tsx";
import { CompanyForm } from "./CompanyForm.tsx";
import { DemoData } from "./DemoData.tsx";
import { HoursForm } from "./HoursForm.tsx";
import classes from "./SettingsPage.module.css";

const SECTIONS = [
  { path: "company", label: "Company" },
  { path: "hours", label: "Hours and deadlines" },
  { path: "access-keys", label: "Access keys", adminsOnly: true },
  { path: "demo", label: "Demo data" },
];

/** What holds for the whole company. */
export function SettingsPage() {
  const { section = "company" } = useParams<{ section?: string }>();
  const me = useMe();
  const workspace = useWorkspace();
  const sections = SECTIONS.filter(({ adminsOnly }) => !adminsOnly || isAdmin(me));
  if (!sections.some(({ path }) => path === section)) return <Redirect to="/settings" replace />;
  return (
    <div className="page">
      <PageHead title="Settings" sentence="What holds for the whole company." />
      <div className={classes.columns}>
        <nav className={classes.sections} aria-label="Settings">
          {sections.map(({ path, label }) => (
            <PageTab
              key={path}
              href={path === "company" ? "/settings" : `/settings/${path}`}
              isCurrent={path === section}
            >
              {label}
            </PageTab>
          ))}
          <PageTab href="/set-up">Set-up, step by step</PageTab>
          <PageTab href="/me">My account</PageTab>
        </nav>
        <div className={classes.content}>
          {section === "access-keys" ? (
            <AccessKeys />
          ) : (
            <QueryView query={workspace} failed="The settings did not load">
              {(loaded) => {
                if (section === "hours") return <HoursForm workspace={loaded} />;
                if (section === "demo") return <DemoData workspace={loaded} />;
                return <CompanyForm workspace={loaded} />;
              }}
            </QueryView>
          )}
        </div>
      </div>
    </div>
  );
}
