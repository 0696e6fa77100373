import pg from "pg";
import type { AppError } from "../../node-catalog/kit/errors.ts";

/**
 * Awaits a statement and turns the violation of a named constraint into the sentence that the caller needs. The
 * constraint is the last guard: it also holds when two callers passed every check at the same time.
 */
export async function orOnViolation<T>(
  statement: Promise<T>,
  errors: Readonly<Record<string, () => AppError>>,
): Promise<T> {
  try {
    return await statement;
  } catch (error) {
    const constraint = error instanceof pg.DatabaseError ? error.constraint : undefined;
    throw (constraint && errors[constraint]?.()) || error;
  }
}
