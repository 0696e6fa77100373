import { ApiError } from "../api/errors.ts";

/** What the server says of single fields, by their names. */
export const wrongFields = (error: unknown): Readonly<Record<string, string>> =>
  error instanceof ApiError ? error.fields : {};
