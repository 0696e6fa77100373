import { AppError } from "../../../node-catalog/kit/errors.ts";
import type { HttpResponse } from "../../../node-catalog/kit/http.ts";

export const REFUSED = "calendar-refused";

/** A password that is not accepted, or not taken as Baton sends it: trying it once more may lock the account. */
export function isRefused(host: string, { headers }: HttpResponse): AppError {
  const ways = headers["www-authenticate"] ?? "";
  const message = /\bbasic\b/i.test(ways) || ways === "" ? wrong(host) : unknownWay(host);
  return new AppError("stop", REFUSED, message);
}

const wrong = (host: string): string =>
  `${host} does not accept this user name and password. Many need an app password: make one there.`;

const unknownWay = (host: string): string =>
  `${host} does not take a user name and password in the usual way (Basic): whoever runs it has to allow that.`;

export function hasProblem(host: string, status: number): AppError {
  const message = `${host} has a problem of its own at the moment (${status}).`;
  return new AppError("unavailable", "calendar-unavailable", message);
}

export function isElsewhere(home: URL, { host, protocol }: URL): AppError {
  const message = `${home.host} sends on to ${host || protocol}, which must not have the password for ${home.host}: enter the address that your calendar really has.`;
  return new AppError("stop", "calendar-elsewhere", message);
}

export function isSentAround({ host }: URL): AppError {
  return new AppError("stop", "too-many-redirects", `${host} sends on again and again: enter another address of it.`);
}

export function isGone(host: string): AppError {
  const message = `${host} no longer has one of these calendars: connect it again with those that are there.`;
  return new AppError("stop", "calendar-gone", message);
}

export function isForbidden(host: string): AppError {
  return new AppError("stop", REFUSED, `${host} does not let this user read one of these calendars.`);
}

export function isNoCaldav(host: string): AppError {
  const message = `There is no CalDAV account at this address of ${host}: look up there which address calendar programs need.`;
  return new AppError("stop", "not-caldav", message);
}

export function isUnreadable(host: string): AppError {
  const message = `${host} answers with something that is no calendar. If it goes on, tell whoever runs it.`;
  return new AppError("stop", "calendar-unreadable", message);
}

export function hasNone(host: string): AppError {
  const message = `${host} has no calendar with events for this user: make one there first.`;
  return new AppError("stop", "no-calendars", message);
}

export function isTooLarge(host: string): AppError {
  const message = `${host} has more in these calendars than can be read at once: choose fewer of them.`;
  return new AppError("stop", "calendar-too-large", message);
}

export function isTooSlow(host: string, ms: number): AppError {
  return new AppError("unavailable", "no-answer-in-time", `${host} did not answer within ${ms / 1000} s.`);
}
