import { AppError } from "../../node-catalog/kit/errors.ts";

export const noSuchAccount = (): AppError =>
  new AppError("not-found", "no-such-account", "This account is not here any more.");
