import { AppError } from "../../node-catalog/kit/errors.ts";
import { MOST_CALENDARS } from "./contract.ts";

export const googleNotSetUp = (): AppError =>
  new AppError(
    "invalid",
    "google-not-set-up",
    "Google is not set up here: connect the calendar by its secret address, or ask whoever runs Baton to set it up.",
  );

export const calendarNotFound = (): AppError =>
  new AppError("not-found", "calendar-not-found", "This calendar is not connected (any more): look at the list again.");

export const calendarKnown = (): AppError =>
  new AppError("conflict", "calendar-known", "This calendar is connected already.");

export const tooManyCalendars = (): AppError =>
  new AppError(
    "invalid",
    "too-many-calendars",
    `At most ${MOST_CALENDARS} calendars each: disconnect one of the others first.`,
  );

/** Tells whoever connects a calendar why it cannot be read; a mistake of our own stays one. */
export function throwNotRead(error: unknown): never {
  if (!(error instanceof AppError)) throw error;
  throw new AppError("invalid", "calendar-not-read", error.message, { because: error.code });
}

/** Why a calendar could not be read, for its owner: never more than what was written for people. */
export function reasonOf(error: unknown): { readonly code: string; readonly message: string } {
  if (error instanceof AppError) return { code: error.code, message: error.message };
  return { code: "calendar-not-read", message: "This calendar could not be read." };
}
