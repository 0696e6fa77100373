import { type ComponentType, lazy } from "react";

interface PageRoute {
  readonly path: string;
  readonly Page: ComponentType;
}

/** A page that is loaded when somebody goes there. */
function page<Name extends string>(
  path: string,
  name: Name,
  load: () => Promise<{ readonly [name in Name]: ComponentType }>,
): PageRoute {
  const Page: ComponentType = lazy<ComponentType>(async () => ({ default: (await load())[name] }));
  return { path, Page };
}

/** Without a session. */
export const SIGN_IN_PAGES: readonly PageRoute[] = [
  page("/sign-in/link", "SignInLinkPage", () => import("../sign-in/SignInLinkPage.tsx")),
  page("/sign-in", "SignInPage", () => import("../sign-in/SignInPage.tsx")),
];

/** For everybody who is signed in. */
export const PAGES: readonly PageRoute[] = [
  page("/inbox", "InboxPage", () => import("../inbox/InboxPage.tsx")),
  page("/leads/:id", "LeadPage", () => import("../leads/LeadPage.tsx")),
  page("/leads", "LeadsPage", () => import("../leads/LeadsPage.tsx")),
  page("/companies/:id", "CompanyPage", () => import("../companies/CompanyPage.tsx")),
  page("/companies", "CompaniesPage", () => import("../companies/CompaniesPage.tsx")),
  page("/why/:id", "WhyPage", () => import("../receipts/WhyPage.tsx")),
  page("/turns/:id?", "TurnsPage", () => import("../fairness/TurnsPage.tsx")),
  page("/me/google", "GoogleReturnPage", () => import("../calendars/GoogleReturnPage.tsx")),
  page("/me", "MePage", () => import("../settings/MePage.tsx")),
];

/** For managers and admins; to others these addresses do not exist. */
export const MANAGER_PAGES: readonly PageRoute[] = [
  page("/", "HomePage", () => import("../home/HomePage.tsx")),
  page("/flows/:id/leads/:runId", "LeadPathPage", () => import("../editor/path/LeadPathPage.tsx")),
  page("/flows/:id", "FlowPage", () => import("../editor/FlowPage.tsx")),
  page("/flows", "FlowsPage", () => import("../flows/FlowsPage.tsx")),
  page("/attention", "AttentionPage", () => import("../attention/AttentionPage.tsx")),
  page("/team/:id/turns", "TurnBalancePage", () => import("../team/turns/TurnBalancePage.tsx")),
  page("/team", "TeamPage", () => import("../team/TeamPage.tsx")),
  page("/sources", "SourcesPage", () => import("../sources/SourcesPage.tsx")),
  page("/settings/:section?", "SettingsPage", () => import("../settings/SettingsPage.tsx")),
  page("/set-up/:step?", "SetUpPage", () => import("../set-up/SetUpPage.tsx")),
];
