import { AppError } from "../../node-catalog/kit/errors.ts";
import type { GuardedClient } from "../outgoing/guarded-client.ts";

/** Why a server was not reached, for somebody who connects a calendar: whoever draws steps is told of settings and codes. */
const WORDS: Readonly<Record<string, (host: string) => string>> = {
  "address-not-allowed": (host) =>
    `Baton may not read from ${host}, which is in a private network: ask whoever runs Baton to allow it for calendars.`,
  "not-reached": (host) => `${host} could not be reached: look at the address, or try again later.`,
};

/** The same way out, with failures in plain words. */
export const inPlainWords = (http: GuardedClient): GuardedClient => ({
  close: () => http.close(),
  request: (request) =>
    http.request(request).catch((error: unknown) => {
      const words = error instanceof AppError ? WORDS[error.code] : undefined;
      if (!words || !(error instanceof AppError)) throw error;
      throw new AppError(error.kind, error.code, words(new URL(request.url).host));
    }),
});
