import { ClientError, ResponseBodyError, WWWAuthenticateChallengeError } from "openid-client";
import { AppError } from "../../../node-catalog/kit/errors.ts";

const refused = (message: string): AppError => new AppError("stop", "google-refused", message);

export const consentExpired = (): AppError =>
  new AppError(
    "invalid",
    "google-consent-expired",
    "This took too long, or was begun elsewhere: connect Google once more.",
  );

export const calendarRefused = (): AppError =>
  new AppError("stop", "calendar-refused", "Google no longer lets Baton read this calendar: connect it again.");

/** Google lets people untick what they are asked for. */
export const notTicked = (): AppError =>
  refused(
    "Google does not let Baton see when you are busy: connect it again, and leave the box for the calendar ticked.",
  );

export const noLastingAccess = (): AppError =>
  refused(
    "Google let Baton in only for an hour: take Baton off the list at myaccount.google.com/connections, and connect it again.",
  );

export const notSwitchedOn = (): AppError =>
  refused(
    "Google's calendar interface is not switched on for this Baton: ask whoever runs it to enable the Calendar API.",
  );

export const hasProblem = (status: number): AppError =>
  new AppError("unavailable", "calendar-unavailable", `Google has a problem of its own at the moment (${status}).`);

export const notUnderstood = (): AppError =>
  refused(
    "What Google answered is not what Baton asked for: connect it again, and tell whoever runs Baton if that does not help.",
  );

const clientUnknown = (): AppError =>
  refused(
    "Google does not know this Baton (any more): ask whoever runs it to look at GOOGLE_CLIENT_ID and GOOGLE_CLIENT_SECRET.",
  );

/** What is wrong, of anything that the library throws; `lapsed`: of a grant that Google does not take (any more). */
function explain(error: unknown, lapsed: () => AppError): AppError {
  if (error instanceof AppError) return error;
  if (error instanceof ClientError && error.cause instanceof AppError) return error.cause;
  if (error instanceof WWWAuthenticateChallengeError) return clientUnknown();
  const said = error instanceof ResponseBodyError ? error.error : undefined;
  if (said === "invalid_grant") return lapsed();
  if (said === "invalid_client" || said === "unauthorized_client") return clientUnknown();
  const status = statusOf(error);
  return status >= 500 || status === 429 ? hasProblem(status) : notUnderstood();
}

export const explainConsent = (error: unknown): AppError => explain(error, consentExpired);
export const explainReading = (error: unknown): AppError => explain(error, calendarRefused);

/** Of a reply that is no JSON, the library hands on the reply itself. */
function statusOf(error: unknown): number {
  if (error instanceof ResponseBodyError) return error.status;
  const { cause } = error as { cause?: unknown };
  return cause instanceof Response ? cause.status : 0;
}
