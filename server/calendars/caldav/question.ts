import type { MessagePort } from "node:worker_threads";
import type { HttpResponse } from "../../../node-catalog/kit/http.ts";
import type { OutgoingRequest } from "../../outgoing/outgoing-request.ts";
import type { Span } from "../intervals.ts";

/** What the thread shall find out at a CalDAV server. */
export type Question =
  | { readonly find: "calendars"; readonly address: string }
  | { readonly find: "events"; readonly calendars: readonly string[]; readonly span: Span; readonly state?: string };

/** What the thread wants to be asked there; it knows no password. */
export type Wish = Pick<OutgoingRequest, "method" | "url" | "headers" | "body" | "redirects">;
export type Send = (wish: Wish) => Promise<HttpResponse>;

/** What the thread says: a wish, with where the reply shall go (null: there is none), or at last its answer. */
export type Said = { readonly wish: Wish; readonly reply: MessagePort } | { readonly answer: unknown };
