import { describeApi } from "../../server/http/openapi.ts";
import type { Route } from "../../server/http/route.ts";

export interface Content {
  readonly content?: Record<string, { readonly schema: { readonly required?: string[] }; readonly example?: unknown }>;
}

export interface Operation {
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly required?: boolean }[];
  readonly requestBody?: Content & { readonly required: boolean };
  readonly responses: Record<string, Content & { readonly description: string }>;
  readonly security: unknown[];
  readonly [extension: `x-${string}`]: unknown;
}

export interface Document {
  readonly paths: Record<string, Record<string, Operation>>;
  readonly components: { readonly schemas: Record<string, Record<string, unknown>> };
}

/** The API's documentation as it is served. */
export function described(routes: readonly Route[], schemas?: Parameters<typeof describeApi>[1]["schemas"]): Document {
  return JSON.parse(JSON.stringify(describeApi(routes, { version: "1", schemas }))) as Document;
}

export const operationAt = ({ paths }: Document, path: string, method: string): Operation =>
  paths[`/api/v1${path}`]![method]!;
