import { type Db, transaction } from "../../engine/database.ts";
import { EVERYBODY, MANAGERS, route, type Route } from "../http/route.ts";
import { changeWorkspace } from "./change-workspace.ts";
import { workspaceChange, workspaceView } from "./contract.ts";
import { readWorkspace } from "./workspace-queries.ts";

export function workspaceRoutes({ db }: { readonly db: Db }): Route[] {
  return [
    route({
      method: "get",
      path: "/workspace",
      summary: "The company's settings and how far its set-up is",
      output: workspaceView,
      access: { roles: EVERYBODY, scopes: ["people:read", "flows:read"] },
      handle: () => readWorkspace(db),
    }),
    route({
      method: "patch",
      path: "/workspace",
      summary: "Change the company's settings",
      body: workspaceChange,
      example: { company: "Muster GmbH", timeZone: "Europe/Berlin", country: "DE", replyWithin: "PT15M" },
      output: workspaceView,
      access: { roles: MANAGERS, scopes: [] },
      handle: ({ body, actor }) => transaction(db, (tx) => changeWorkspace(tx, body, actor)),
    }),
  ];
}
