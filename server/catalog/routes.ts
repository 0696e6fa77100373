import type { Catalog } from "../../node-catalog/kit/catalog.ts";
import { configSchema, startingConfig } from "../../node-catalog/kit/config-form.ts";
import type { NodeType } from "../../node-catalog/kit/define-node.ts";
import { EVERYBODY, route, type Route } from "../http/route.ts";
import { nodeTypesReply, type NodeTypeView } from "./contract.ts";

export function catalogRoutes({ catalog }: { readonly catalog: Catalog }): Route[] {
  const data = catalog.all().map(toView);
  return [
    route({
      method: "get",
      path: "/node-types",
      summary: "The kinds of steps, each with its form, sentence and outcomes",
      output: nodeTypesReply,
      access: { roles: EVERYBODY, scopes: ["flows:read", "flows:write"] },
      handle: async () => ({ data }),
    }),
  ];
}

function toView(node: NodeType): NodeTypeView {
  const { type, version, group, icon, title, sentence, help, kind, exits, reasons } = node;
  return {
    type,
    version,
    group,
    icon,
    title,
    sentence,
    help,
    kind,
    exits,
    reasons,
    isStart: node.kind === "decide" && node.isStart === true,
    configSchema: configSchema(node) as NodeTypeView["configSchema"],
    defaults: startingConfig(node) as NodeTypeView["defaults"],
    listedExits: node.listedExits ?? null,
  };
}
