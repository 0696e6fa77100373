/** What went wrong with a request, in words for the person in front of the screen. */
export class ApiError extends Error {
  /** Stable; "offline" when no server answered. */
  readonly code: string;
  /** HTTP status; 0 when no server answered. */
  readonly status: number;
  /** Which inputs are wrong, by their path. */
  readonly fields: Readonly<Record<string, string>>;
  /** Whatever else the server said about it. */
  readonly facts: Readonly<Record<string, unknown>>;

  constructor(problem: {
    code: string;
    status: number;
    message: string;
    fields?: Record<string, string>;
    facts?: object;
  }) {
    super(problem.message);
    this.name = "ApiError";
    this.code = problem.code;
    this.status = problem.status;
    this.fields = problem.fields ?? {};
    this.facts = { ...problem.facts };
  }
}

/** One sentence that says what to do next, for any error. */
export function messageOf(error: unknown): string {
  if (error instanceof ApiError) return error.message;
  return "Something went wrong here. Reload the page; if it happens again, tell whoever looks after Baton.";
}

export function isStatus(error: unknown, status: number): error is ApiError {
  return error instanceof ApiError && error.status === status;
}
