import { z } from "zod";
import { type ConfigProblem, defineNode, type PerformContext } from "../kit/define-node.ts";
import { fieldValue, type FieldValue } from "../kit/domain.ts";
import { AppError } from "../kit/errors.ts";
import { aLead, facts } from "../kit/examples.ts";
import type { HttpRequest, HttpResponse } from "../kit/http.ts";
import { atPointer, JSON_POINTER } from "../kit/json-pointer.ts";
import type { Performed } from "../kit/outcome.ts";
import { fillIn, leadScope, templateMistake } from "../kit/template.ts";
import { choice, text, widget } from "../kit/widgets.ts";
import { columnOf, fitValue, isFillable } from "../rules/fit-value.ts";

const TIMEOUT_MS = 10_000;
const SECRET = /\bsecrets\.([A-Za-z][A-Za-z0-9_]*)/g;

const header = z.object({
  name: z.string().regex(/^[A-Za-z0-9-]{1,100}$/, "Use letters, digits and - for a header's name"),
  value: z.string().max(2000),
});
const kept = z.object({
  from: z.string().max(200).regex(JSON_POINTER, "Write where it stands, such as /company/size"),
  field: z.string().min(1, "Choose a field").max(80),
});

const config = z.object({
  method: choice(["GET", "POST", "PUT", "PATCH", "DELETE"], { label: "Method" }).default("POST"),
  url: widget(z.string("Write an address").trim().min(1, "Write an address").max(2000), "url", {
    label: "Address",
    placeholder: "https://api.example.com/leads/{{ lead.id }}",
  }),
  headers: widget(z.array(header).max(20), "headers", {
    label: "Headers",
    help: "{{ secrets.NAME }} stands for a secret that the operator has set.",
    none: "none",
  }).default([]),
  body: widget(z.string().max(8000), "template", {
    label: "JSON to send",
    help: 'Put values in quotes: {"name": "{{ lead.name }}"}',
    none: "nothing",
  }).default(""),
  keep: widget(z.array(kept).max(20), "field-map", {
    label: "Keep from the answer",
    help: "Where a value stands in the answer (/company/size), and the field it goes to.",
    none: "nothing",
  }).default([]),
  what: text({ label: "What it does", help: "Said in the drawing." }, 80).default("another system"),
});
type Config = z.infer<typeof config>;

export default defineNode({
  type: "http-request",
  version: 1,
  group: "act",
  icon: "world",
  title: "Call another system",
  sentence: "Call {what}",
  help: "For developers: sends the lead to another system by HTTP and keeps what it answers. Tried again while it is busy.",
  config,
  exits: { ok: "Done", failed: "Failed" },
  writes: ({ keep }) => keep.map(({ field }) => field),
  failedExit: "failed",
  needs: ({ headers }) => ({ secrets: secretsIn(headers) }),
  check: (values, known) => [
    ...mistakes(values),
    ...values.keep
      .filter(({ field }) => !isFillable(field, known.fields))
      .map(() => problem("unknown-field", "A flow cannot fill in this field.", "Choose another field")),
  ],
  reasons: {
    calling: "The other system is being called",
    answered: "The other system answered with {status}",
    refused: "The other system refused it with {status}",
    unreadable: "The other system answered with something that is not JSON",
    "gave-up": "The other system did not answer: {error}",
  },

  async perform(context): Promise<Performed> {
    const { status, body } = await ask(context);
    if (status === 429 || status >= 500) {
      throw new AppError("unavailable", "other-system-busy", `The other system answered ${status}.`, { status });
    }
    if (status < 200 || status >= 300) return { exit: "failed", because: { code: "refused", status } };
    const { keep } = context.config;
    const answer = keep.length === 0 ? null : parse(body);
    if (answer === undefined) return { exit: "failed", because: { code: "unreadable" } };
    return { exit: "ok", set: keptFrom(answer, context.config), because: { code: "answered", status } };
  },

  examples: [
    {
      name: "keeps the size of the company",
      config: config.parse({
        url: "https://api.example.com/companies?name={{ lead.company }}",
        method: "GET",
        headers: [{ name: "Authorization", value: "Bearer {{ secrets.COMPANIES }}" }],
        keep: [{ from: "/size", field: "fields.employees" }],
      }),
      facts: facts(),
      answers: { status: 200, body: '{"size": 250}' },
      exit: "ok",
    },
    {
      name: "sends the lead",
      config: config.parse({ url: "https://api.example.com/leads", body: '{"name": "{{ lead.name }}"}' }),
      facts: facts(),
      answers: { status: 204, body: "" },
      exit: "ok",
    },
    {
      name: "is refused",
      config: config.parse({ url: "https://api.example.com/leads" }),
      facts: facts(),
      answers: { status: 404, body: "" },
      exit: "failed",
    },
    {
      name: "gets no JSON",
      config: config.parse({ url: "https://api.example.com", keep: [{ from: "/size", field: "value" }] }),
      facts: facts(),
      answers: { status: 200, body: "<html>" },
      exit: "failed",
    },
  ],
});

type Context = PerformContext<Config>;

async function ask({ config: { method, url, headers, body }, ...context }: Context): Promise<HttpResponse> {
  const scope = { lead: leadScope(context.lead), secrets: context.secrets };
  const request: HttpRequest = {
    method,
    url: fillIn(url, scope, "url"),
    headers: {
      ...(body !== "" && { "content-type": "application/json" }),
      ...Object.fromEntries(headers.map(({ name, value }) => [name.toLowerCase(), oneLine(fillIn(value, scope))])),
      "idempotency-key": context.idempotencyKey,
    },
    ...(body !== "" && { body: fillIn(body, scope, "json", 64_000) }),
    timeoutMs: TIMEOUT_MS,
  };
  try {
    return await context.http.request(request);
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError("unavailable", "no-answer", "The other system could not be reached.");
  }
}

/** A value with a line break in it must not begin another header. */
function oneLine(value: string): string {
  return value.replace(/[\r\n\0]+/g, " ");
}

/** What the answer says for each field; what is missing or does not fit leaves the field as it was. */
function keptFrom(answer: unknown, { keep }: Config): Record<string, FieldValue | null> {
  const values = keep.map(({ from, field }) => [columnOf(field), valueFor(field, atPointer(answer, from))] as const);
  return Object.fromEntries(values.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])));
}

/** Own fields take any value that a field can hold; rules read it as the field's type. */
function valueFor(field: string, value: unknown): FieldValue | null | undefined {
  if (value === undefined) return undefined;
  return field.startsWith("fields.") ? fieldValue.nullable().safeParse(value).data : fitValue(field, value, []);
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function secretsIn(headers: Config["headers"]): readonly string[] {
  return [...new Set(headers.flatMap(({ value }) => [...value.matchAll(SECRET)].map((match) => match[1]!)))];
}

/** Fills everything in for the example's lead, so that a mistake shows before a real lead meets it. */
function mistakes({ url, headers, body }: Config): readonly ConfigProblem[] {
  const broken = [url, body, ...headers.map(({ value }) => value)]
    .map(templateMistake)
    .find((one) => one !== undefined);
  if (broken) return [problem("wrong-text", `This text has a mistake: ${broken}.`, "Correct the text")];
  const scope = { lead: leadScope(aLead), secrets: {} };
  const problems: ConfigProblem[] = [];
  if (!/^https?:$/.test(URL.parse(fillIn(url, scope, "url"))?.protocol ?? "")) {
    problems.push(
      problem("wrong-address", "The address does not begin with https:// or http://.", "Correct the address"),
    );
  }
  if (body !== "" && parse(fillIn(body, scope, "json", 64_000)) === undefined) {
    problems.push(problem("wrong-json", "What is sent is not JSON.", "Put the values in quotes"));
  }
  return problems;
}

function problem(code: string, message: string, mend: string): ConfigProblem {
  return { code, message, mend };
}
