import type { HttpRequest } from "../../node-catalog/kit/http.ts";

/** Calendars are asked by methods of their own (RFC 4791). */
export interface OutgoingRequest extends Omit<HttpRequest, "method"> {
  readonly method: HttpRequest["method"] | "PROPFIND" | "REPORT";
  /** `tell`: a redirect is an answer like any other, for those who decide themselves what goes where. @default "follow" */
  readonly redirects?: "follow" | "tell";
}
