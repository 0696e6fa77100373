import { createDocument, type ZodOpenApiOperationObject } from "zod-openapi";
import { z } from "zod";
import { AppError } from "../../node-catalog/kit/errors.ts";
import { problemReply, type ProblemReply } from "./contract.ts";
import { problemOf } from "./problem.ts";
import type { Route } from "./route.ts";

/** Shapes that have a name of their own in the documentation; each is one instance wherever it is used. */
export type NamedSchemas = Readonly<Record<string, z.ZodType>>;

/**
 * The API's documentation, OpenAPI 3.1, from the same declarations that the server obeys.
 *
 * Each operation also says `x-roles` and `x-scopes`: who may call it when signed in, and with which access keys.
 */
export function describeApi(
  routes: readonly Route[],
  { version, schemas = {} }: { readonly version: string; readonly schemas?: NamedSchemas | undefined },
) {
  nameSchemas(schemas);
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

/**
 * In zod's own registry and not among the document's components: those are described as replies, too, which what is only
 * ever sent cannot be.
 */
function nameSchemas(schemas: NamedSchemas): void {
  for (const [id, schema] of Object.entries(schemas)) {
    z.globalRegistry.add(schema, { ...z.globalRegistry.get(schema), id });
  }
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

/** What every route may answer beside its own errors: the codes, and what they say. */
const WHEN = {
  signedIn: {
    "401": "Nobody is signed in (`sign-in-needed`), or the access key is not valid (`key-unknown`)",
    "403":
      "Not with this role (`role-missing`), or not with this key (`scope-missing`): the problem names what is needed",
  },
  params: { "404": "There is no such thing, or it is not yours" },
  body: {
    "400": "The body is not JSON (`malformed-json`), or was cut off (`request-cut-off`)",
    "413": "The body is too large (`body-too-large`)",
    "415": "The body is sent as something else than JSON (`not-json`, `unknown-encoding`)",
  },
  input: { "422": "Something must be changed (`invalid-input`): `errors` says what, by its path" },
  always: {
    "429": "Too many requests: `Retry-After` says how many seconds to wait",
    "503": "Not now (`database-away`, or full): `Retry-After` says how many seconds to wait",
  },
};

function problemsOf({ access, params, query, body, errors = [] }: Route) {
  const statuses: Record<string, string> = {
    ...(access !== "anyone" && WHEN.signedIn),
    ...(params && WHEN.params),
    ...(body && WHEN.body),
    ...((params || query || body) && WHEN.input),
    ...WHEN.always,
    default:
      errors.length > 0 ? `Also with the codes ${errors.map((code) => `\`${code}\``).join(", ")}` : "Anything else",
  };
  return Object.fromEntries(
    Object.entries(statuses).map(([status, description]) => [status, { description, content: contentOf(status) }]),
  );
}

function contentOf(status: string) {
  const example = EXAMPLES[status];
  return { "application/problem+json": { schema: problemReply, ...(example && { example }) } };
}

/** As they leave, so that who writes a client sees where the code stands and what `errors` looks like. */
const EXAMPLES: Readonly<Record<string, ProblemReply>> = {
  "403": exampleOf(
    new AppError("forbidden", "scope-missing", 'This access key may not do this; use one with "leads:read".'),
  ),
  "422": exampleOf(
    new AppError("invalid", "invalid-input", "membrs: This is not known here. Did you mean “members”?", {
      errors: [{ path: "membrs", message: "This is not known here. Did you mean “members”?" }],
    }),
  ),
  "429": exampleOf(new AppError("too-many", "too-many-requests", "Wait 7 seconds.", { retryAfter: 7 })),
};

function exampleOf(error: AppError): ProblemReply {
  return problemOf(error).body;
}
