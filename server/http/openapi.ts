import { createDocument, type ZodOpenApiOperationObject } from "zod-openapi";
import type { z } from "zod";
import { problemReply } from "./contract.ts";
import type { Route } from "./route.ts";

/**
 * The API's documentation, OpenAPI 3.1, from the same declarations that the server obeys.
 *
 * Each operation also says `x-roles` and `x-scopes`: who may call it when signed in, and with which access keys.
 */
export function describeApi(routes: readonly Route[], { version }: { readonly version: string }) {
  const paths: Record<string, Record<string, ZodOpenApiOperationObject>> = {};
  for (const route of routes) {
    (paths[`/api/v1${route.path}`] ??= {})[route.method] = operationOf(route);
  }
  return createDocument(
    {
      openapi: "3.1.1",
      info: {
        title: "Baton",
        version,
        description:
          "Hand leads in, follow them, and act for reps. Errors are problem+json (RFC 9457) with a stable `code`.",
      },
      servers: [{ url: "/" }],
      paths,
      components: {
        schemas: { Problem: problemReply },
        securitySchemes: {
          accessKey: { type: "http", scheme: "bearer", description: "An access key, from the settings." },
          session: { type: "apiKey", in: "cookie", name: "baton.session_token", description: "Set by signing in." },
        },
      },
    },
    { allowEmptySchema: { custom: true } },
  );
}

function operationOf(route: Route): ZodOpenApiOperationObject {
  const { access, params, query, takesHeaders } = route;
  return {
    operationId: `${route.method}${route.path.replaceAll(/[^A-Za-z0-9]+(\w?)/g, (_, letter: string) => letter.toUpperCase())}`,
    summary: route.summary,
    tags: [route.path.split("/")[1]!],
    security: access === "anyone" ? [] : [{ accessKey: [] }, { session: [] }],
    ...(access !== "anyone" && { "x-roles": access.roles, "x-scopes": ["admin", ...access.scopes] }),
    requestParams: {
      ...(params && { path: params as z.ZodObject }),
      ...(query && { query: query as z.ZodObject }),
      ...(takesHeaders && { header: takesHeaders }),
    },
    ...requestBodyOf(route),
    responses: {
      [String(route.status ?? 200)]: successOf(route),
      ...problemsOf(route),
    },
  };
}

function requestBodyOf({ body, example }: Route): Pick<ZodOpenApiOperationObject, "requestBody"> {
  if (!body) return {};
  // No body at all is read as {}: where that will do, the body may be left out.
  const required = !body.safeParse({}).success;
  return {
    requestBody: {
      required,
      content: { "application/json": { schema: body, ...(example === undefined ? {} : { example }) } },
    },
  };
}

function successOf({ status, output }: Route) {
  if (status === 204) return { description: "Done" };
  return { description: "Done", content: { "application/json": { schema: output } } };
}

function problemsOf({ access, params, query, body, errors }: Route) {
  const statuses: Record<string, string> = {
    ...(access !== "anyone" && { "401": "Nobody is signed in, or the access key is unknown", "403": "Not allowed" }),
    ...(params && { "404": "There is no such thing, or it is not yours" }),
    ...(body && { "400": "Malformed JSON", "413": "Too large", "415": "Not JSON" }),
    ...((params || query || body) && { "422": "Something must be changed: `errors` says what" }),
    "429": "Too many requests: Retry-After says how many seconds to wait",
    "503": "Not now: Retry-After says how many seconds to wait",
    default: errors?.length ? `Also with the codes ${errors.join(", ")}` : "Anything else",
  };
  const content = { "application/problem+json": { schema: problemReply } };
  return Object.fromEntries(
    Object.entries(statuses).map(([status, description]) => [status, { description, content }]),
  );
}
