import { readFile } from "node:fs/promises";
import path from "node:path";
import express, { type Router } from "express";
import { escapeHtml as text } from "./escape-html.ts";
import type { describeApi } from "./openapi.ts";
import { sketch, type Schema } from "./sketch-schema.ts";

type Api = ReturnType<typeof describeApi>;

interface Operation {
  readonly summary: string;
  readonly tags: readonly string[];
  readonly parameters?: readonly { in: string; name: string; required?: boolean; schema: Schema }[];
  readonly requestBody?: { content: Record<string, { schema: Schema; example?: unknown }> };
  readonly responses: Record<string, { description: string; content?: Record<string, { schema: Schema }> }>;
  readonly "x-roles"?: readonly string[];
  readonly "x-scopes"?: readonly string[];
}

const STYLE_SHEETS = ["../../client/theme/tokens.css", "api-docs.css"];

/** The API's documentation for people, drawn from the OpenAPI document: one page, no script, nothing from elsewhere. */
export function apiDocs(describe: () => Api): Router {
  const router = express.Router();
  router.get("/api/docs.css", async (_, response) => {
    const styles = STYLE_SHEETS.map((file) => readFile(path.join(import.meta.dirname, file), "utf8"));
    response.type("css").send((await Promise.all(styles)).join("\n"));
  });
  let page: string | undefined;
  router.get("/api/docs", (_, response) => void response.type("html").send((page ??= pageOf(describe()))));
  return router;
}

function pageOf({ info, paths = {}, components }: Api): string {
  const operations = Object.entries(paths).flatMap(([address, methods]) =>
    Object.entries(methods as Record<string, Operation>).map(([method, operation]) => ({ address, method, operation })),
  );
  const groups = [...Map.groupBy(operations, ({ operation }) => operation.tags[0] ?? "")];
  const schemas = (components?.schemas ?? {}) as Record<string, Schema>;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Baton for developers</title>
<link rel="stylesheet" href="/api/docs.css">
</head>
<body>
<header>
<h1>Baton for developers</h1>
<p>${sentence(info.description ?? "")}</p>
<p>Send an access key with every request, as <code>Authorization: Bearer KEY</code>; an admin makes one in the settings.
Lists come as <code>{data, nextCursor}</code>: ask again with <code>?cursor=</code> until <code>nextCursor</code> is null.
The same as data for your tools: <a href="/api/openapi.json">openapi.json</a></p>
<nav aria-label="Contents"><ul>${groups.map(([tag]) => `<li><a href="#${text(tag)}">${text(tag)}</a></li>`).join("")}</ul></nav>
</header>
<main>
${groups
  .map(([tag, members]) =>
    groupOf(
      tag,
      members.map((member) => operationOf(member, schemas)),
    ),
  )
  .join("\n")}
</main>
</body>
</html>`;
}

function groupOf(tag: string, operations: readonly string[]): string {
  return `<section id="${text(tag)}"><h2>${text(tag)}</h2>\n${operations.join("\n")}</section>`;
}

interface Listed {
  readonly address: string;
  readonly method: string;
  readonly operation: Operation;
}

function operationOf({ address, method, operation }: Listed, schemas: Record<string, Schema>): string {
  const { schema: body, example } = operation.requestBody?.content["application/json"] ?? {};
  const replies = Object.entries(operation.responses);
  const [status, success] = replies.find(([code]) => code.startsWith("2")) ?? ["", undefined];
  const reply = success?.content?.["application/json"]?.schema;
  return `<details>
<summary><b class="method">${text(method.toUpperCase())}</b> <code>${text(address)}</code> <span>${text(operation.summary)}</span></summary>
<p>${whoMay(operation)}</p>
${parametersOf(operation)}
${body ? `<h3>Send</h3><pre tabindex="0">${text(sketch(body, schemas))}</pre>` : ""}
${example === undefined ? "" : `<h3>For example</h3><pre tabindex="0">${text(curl(method, address, example))}</pre>`}
<h3>Answer ${text(status)}</h3>${reply ? `<pre tabindex="0">${text(sketch(reply, schemas))}</pre>` : "<p>Nothing more.</p>"}
<h3>Errors</h3><ul>${replies
    .filter(([code]) => !code.startsWith("2"))
    .map(
      ([code, { description }]) =>
        `<li>${code === "default" ? "" : `<b>${text(code)}</b> `}${sentence(description)}</li>`,
    )
    .join("")}</ul>
</details>`;
}

/** Descriptions are Markdown, of which we use code only. */
const sentence = (words: string): string => text(words).replaceAll(/`([^`]+)`/g, "<code>$1</code>");

/** To be pasted into a shell that knows $BATON and $KEY, as in the README. */
function curl(method: string, address: string, example: unknown): string {
  const quoted = JSON.stringify(example, undefined, 2).replaceAll("'", String.raw`'\''`);
  return `curl -X ${method.toUpperCase()} "$BATON${address}" -H "Authorization: Bearer $KEY" \\
  -H "Content-Type: application/json" -d '${quoted}'`;
}

function whoMay(operation: Operation): string {
  const { "x-roles": roles, "x-scopes": scopes } = operation;
  if (!roles || !scopes) return "Needs no sign-in.";
  return `Signed in: ${text(roles.join(", ") || "nobody")}. Access keys: ${text(scopes.join(", "))}.`;
}

function parametersOf({ parameters = [] }: Operation): string {
  if (parameters.length === 0) return "";
  const rows = parameters.map(
    ({ in: place, name, required, schema }) =>
      `<li><code>${text(name)}</code> in the ${text(place)}${required ? "" : ", optional"}: <code>${text(sketch(schema, {}))}</code></li>`,
  );
  return `<h3>Parameters</h3><ul>${rows.join("")}</ul>`;
}
