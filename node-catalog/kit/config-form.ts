import { z } from "zod";
import type { NodeType } from "./define-node.ts";

/** JSON Schema 2020-12 of what may be written into a node's config, with the widgets' hints on its properties. */
export function configSchema(node: Pick<NodeType, "config">): Record<string, unknown> {
  return z.toJSONSchema(node.config, { io: "input" });
}

/** The config of a node that was just drawn: every default, and `initial` where a hint gives one. */
export function startingConfig(node: Pick<NodeType, "config">): Record<string, unknown> {
  const properties = (configSchema(node)["properties"] ?? {}) as Record<string, Record<string, unknown>>;
  const values = Object.entries(properties).map(([name, hints]) => [name, hints["initial"] ?? hints["default"]]);
  return Object.fromEntries(values.filter(([, value]) => value !== undefined));
}
