/** How a failure is treated: by HTTP as a status, by the engine as a reason to try again or to stop. */
export type ErrorKind =
  | "invalid" // 400/422: the caller must change something
  | "unauthenticated" // 401
  | "forbidden" // 403
  | "not-found" // 404
  | "conflict" // 409: somebody or something was first
  | "gone" // 410: used up
  | "too-large" // 413
  | "too-many" // 429
  | "unavailable" // 503: try again later
  | "stop"; // the engine stops the run and shows it to a person

/**
 * An expected failure. `code` is stable and is what programs compare; `message` is one sentence for people that says what
 * to do next; `facts` travel in the reply, so they hold nothing personal that the caller may not see.
 */
export class AppError extends Error {
  readonly code: string;
  readonly kind: ErrorKind;
  readonly facts: Record<string, unknown>;

  constructor(kind: ErrorKind, code: string, message: string, facts: Record<string, unknown> = {}) {
    super(message);
    this.name = "AppError";
    this.code = code;
    this.kind = kind;
    this.facts = facts;
  }
}
