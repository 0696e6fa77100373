import { AppError, type ErrorKind } from "../../node-catalog/kit/errors.ts";
import type { ProblemReply } from "./contract.ts";
import { isDatabaseAway } from "./database-away.ts";

/** A reply of RFC 9457, ready to be sent. */
export interface Problem {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: ProblemReply & Record<string, unknown>;
  /** Nobody expected it: it is logged whole, and the reply says nothing about it. */
  readonly isBug: boolean;
}

const STATUS: Record<Exclude<ErrorKind, "stop">, number> = {
  invalid: 422,
  unauthenticated: 401,
  forbidden: 403,
  "not-found": 404,
  conflict: 409,
  gone: 410,
  "too-large": 413,
  "too-many": 429,
  unavailable: 503,
};

const TITLES: Record<number, string> = {
  400: "Malformed request",
  401: "Sign-in needed",
  403: "Not allowed",
  404: "Not found",
  405: "Method not allowed",
  409: "Somebody or something was first",
  410: "Used up",
  413: "Too large",
  415: "Unknown format",
  422: "Something must be changed",
  429: "Too many requests",
  500: "An error in Baton",
  503: "Not available now",
};

/** Statuses that only the transport knows; features speak in kinds. */
export class TransportError extends Error {
  readonly status: 400 | 404 | 405 | 415;
  readonly code: string;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: 400 | 404 | 405 | 415, code: string, message: string, headers: Record<string, string> = {}) {
    super(message);
    this.name = "TransportError";
    this.status = status;
    this.code = code;
    this.headers = headers;
  }
}

/** What the caller is told about `error`. Facts of an AppError become members of the reply beside the standard ones. */
export function problemOf(error: unknown): Problem {
  if (error instanceof TransportError) return problem(error.status, error.code, error.message, {}, error.headers);
  if (error instanceof AppError && error.kind !== "stop") {
    return problem(STATUS[error.kind], error.code, error.message, error.facts, headersOf(error));
  }
  if (error instanceof URIError) return problem(400, "malformed-address", "The address is not valid; correct it.");
  if (isDatabaseAway(error)) {
    return problem(
      503,
      "database-away",
      "The database does not answer; try again in a moment.",
      {},
      { "retry-after": "1" },
    );
  }
  return {
    ...problem(500, "internal-error", "This should not have happened. Try again, or ask whoever runs this server."),
    isBug: true,
  };
}

function problem(
  status: number,
  code: string,
  detail: string,
  facts: Record<string, unknown> = {},
  headers: Record<string, string> = {},
): Problem {
  const standard = { type: `urn:baton:problem:${code}`, title: TITLES[status] ?? "Problem", status, code, detail };
  return { status, headers, body: { ...facts, ...standard }, isBug: false };
}

function headersOf({ kind, facts }: AppError): Record<string, string> {
  const headers: Record<string, string> = {};
  if (kind === "unauthenticated") headers["www-authenticate"] = 'Bearer realm="Baton"';
  if (typeof facts["retryAfter"] === "number") headers["retry-after"] = String(Math.ceil(facts["retryAfter"]));
  return headers;
}
