import type { Db } from "../engine/database.ts";
import type { Doorbell } from "../engine/doorbell.ts";
import type { Catalog } from "../node-catalog/kit/catalog.ts";
import { accountRoutes } from "./accounts/routes.ts";
import { objectionRoutes } from "./assignments/objection-routes.ts";
import { assignmentRoutes } from "./assignments/routes.ts";
import { attentionRoutes } from "./attention/routes.ts";
import type { Auth } from "./auth/better-auth.ts";
import { authRoutes } from "./auth/routes.ts";
import type { Calendars } from "./calendars/calendars.ts";
import { calendarRoutes } from "./calendars/routes.ts";
import { catalogRoutes } from "./catalog/routes.ts";
import { demoRoutes } from "./demo/routes.ts";
import { coverageRoutes } from "./flows/coverage/routes.ts";
import { liveFlowRoutes } from "./flows/live-routes.ts";
import { flowRoutes } from "./flows/routes.ts";
import { tryFlowRoutes } from "./flows/try-routes.ts";
import { holidayRoutes } from "./holidays/routes.ts";
import type { Route } from "./http/route.ts";
import { inboxRoutes } from "./inbox/routes.ts";
import type { Intake } from "./intake/intake.ts";
import { intakeRoutes } from "./intake/routes.ts";
import { untakenRoutes } from "./intake/untaken-routes.ts";
import { leadRoutes } from "./leads/routes.ts";
import { notificationRoutes } from "./notifications/routes.ts";
import { peopleCsvRoutes } from "./people/csv/routes.ts";
import { leavingRoutes } from "./leaving/routes.ts";
import { limitsRoutes } from "./people/limits-routes.ts";
import { peopleRoutes } from "./people/routes.ts";
import { receiptRoutes } from "./receipts/routes.ts";
import { reminderRoutes } from "./reminders/routes.ts";
import { runRoutes } from "./runs/routes.ts";
import { sourceRoutes } from "./sources/routes.ts";
import { taskRoutes } from "./tasks/routes.ts";
import { ledgerRoutes } from "./teams/ledger-routes.ts";
import { memberRoutes } from "./teams/member-routes.ts";
import { teamRoutes } from "./teams/routes.ts";
import { timeOffRoutes } from "./time-off/routes.ts";
import { workspaceRoutes } from "./workspace/routes.ts";

export interface RouteDeps {
  readonly db: Db;
  readonly catalog: Catalog;
  readonly intake: Intake;
  readonly doorbell: Doorbell;
  readonly auth: Auth;
  readonly publicUrl: string | undefined;
  readonly calendars: Calendars;
}

/** Everything that can be asked at /api/v1: the server mounts it, the documentation and the permission matrix list it. */
export function allRoutes(deps: RouteDeps): Route[] {
  return [
    ...authRoutes(deps),
    ...workspaceRoutes(deps),
    ...peopleRoutes(deps),
    ...peopleCsvRoutes(deps),
    ...leavingRoutes(deps),
    ...limitsRoutes(deps),
    ...timeOffRoutes(deps),
    ...calendarRoutes(deps),
    ...holidayRoutes(),
    ...teamRoutes(deps),
    ...memberRoutes(deps),
    ...ledgerRoutes(deps),
    ...sourceRoutes(deps),
    ...catalogRoutes(deps),
    ...flowRoutes(deps),
    ...liveFlowRoutes(deps),
    ...tryFlowRoutes(deps),
    ...coverageRoutes(deps),
    ...intakeRoutes(deps),
    ...untakenRoutes(deps),
    ...leadRoutes(deps),
    ...accountRoutes(deps),
    ...assignmentRoutes(deps),
    ...objectionRoutes(deps),
    ...receiptRoutes(deps),
    ...taskRoutes(deps),
    ...reminderRoutes(deps),
    ...runRoutes(deps),
    ...inboxRoutes(deps),
    ...notificationRoutes(deps),
    ...attentionRoutes(deps),
    ...demoRoutes(deps),
  ];
}
