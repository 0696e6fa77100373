import type { ProblemReply } from "../../server/http/contract.ts";
import { noteServerTime } from "./clock.ts";
import { ApiError } from "./errors.ts";

const BASE = "/api/v1";

export interface RequestOptions {
  readonly body?: unknown;
  readonly query?: Readonly<Record<string, string | number | boolean | null | undefined>>;
  /** The revision that the change was made on; 409 when somebody else was faster. */
  readonly ifMatch?: number;
  readonly idempotencyKey?: string;
  readonly signal?: AbortSignal;
}

let isOver = false;

/** From now on this page calls nothing: what it would still save or do would be done as somebody else. */
export function endCalls(): void {
  isOver = true;
}

type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/**
 * Calls the API with the session's cookie.
 *
 * @param path below /api/v1, e.g. `/leads/${id}`
 * @throws ApiError for every reply that is not a success, and with the code "offline" when there is none
 */
export async function request<Reply>(method: Method, path: string, options: RequestOptions = {}): Promise<Reply> {
  const sentAt = Date.now();
  const reply = await send(method, path, options);
  noteServerTime(Date.parse(reply.headers.get("date") ?? ""), 1000, sentAt, Date.now());
  if (!reply.ok) throw await problemOf(reply);
  return (reply.status === 204 ? undefined : await reply.json()) as Reply;
}

async function send(method: Method, path: string, options: RequestOptions): Promise<Response> {
  if (isOver) return new Promise(() => {});
  const headers: Record<string, string> = { accept: "application/json" };
  if (options.body !== undefined) headers["content-type"] = "application/json";
  if (options.ifMatch !== undefined) headers["if-match"] = String(options.ifMatch);
  if (options.idempotencyKey) headers["idempotency-key"] = options.idempotencyKey;
  try {
    return await fetch(BASE + path + searchOf(options.query), {
      method,
      headers,
      credentials: "same-origin",
      signal: options.signal ?? null,
      body: options.body === undefined ? null : JSON.stringify(options.body),
    });
  } catch (error) {
    if (options.signal?.aborted) throw error;
    throw new ApiError({
      code: "offline",
      status: 0,
      message: "No connection. Check your network, then try again.",
    });
  }
}

function searchOf(query: RequestOptions["query"] = {}): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== null && value !== "");
  return given.length === 0 ? "" : `?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}`;
}

async function problemOf(reply: Response): Promise<ApiError> {
  const problem = (await reply.json().catch(() => ({}))) as Partial<ProblemReply> & Record<string, unknown>;
  const { type: _type, title: _title, status: _status, code, detail, errors, ...facts } = problem;
  return new ApiError({
    code: code ?? "unknown",
    status: reply.status,
    message: detail ?? "The server did not answer as expected. Try again in a moment.",
    fields: Object.fromEntries((errors ?? []).map(({ path, message }) => [path, message])),
    facts,
  });
}

export const api = {
  get: <Reply>(path: string, options?: RequestOptions) => request<Reply>("GET", path, options),
  post: <Reply>(path: string, body: unknown = {}, options?: RequestOptions) =>
    request<Reply>("POST", path, { ...options, body }),
  put: <Reply>(path: string, body: unknown, options?: RequestOptions) =>
    request<Reply>("PUT", path, { ...options, body }),
  patch: <Reply>(path: string, body: unknown, options?: RequestOptions) =>
    request<Reply>("PATCH", path, { ...options, body }),
  delete: <Reply = void>(path: string, options?: RequestOptions) => request<Reply>("DELETE", path, options),
};

/** One page of a list, as every list of the API replies. */
export interface Page<Item> {
  readonly data: Item[];
  readonly nextCursor: string | null;
}

/** Reads a list to its end, page by page: for lists that people keep by hand and that stay small. */
export async function readAll<Item>(path: string, options: RequestOptions = {}): Promise<Item[]> {
  const items: Item[] = [];
  let cursor: string | null = null;
  do {
    const page: Page<Item> = await api.get(path, { ...options, query: { ...options.query, limit: 200, cursor } });
    items.push(...page.data);
    cursor = page.nextCursor ?? null;
  } while (cursor);
  return items;
}
