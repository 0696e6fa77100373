import pg from "pg";

/** SQLSTATE classes and codes that mean "not now": connection, too many, shutdown, lock or statement took too long. */
const NOT_NOW = /^(08|53|57P|57014|25P03|55P03|40001|40P01)/;
const SOCKET_CODES = new Set(["ECONNREFUSED", "ECONNRESET", "ENOENT", "EPIPE", "ETIMEDOUT", "ENOTFOUND", "EAI_AGAIN"]);
/** What the driver and its pool say in words only. */
const WORDS =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered|Query read timeout)/;

/** Did this fail because the database does not answer now? Also where a library has wrapped it as its own error. */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof pg.DatabaseError) return NOT_NOW.test(error.code ?? "");
  if (WORDS.test(error.message)) return true;
  // Several addresses of one host were tried, all in vain.
  if (error instanceof AggregateError) return error.errors.length > 0 && error.errors.every(isDatabaseAway);
  const { code, syscall } = error as NodeJS.ErrnoException;
  if ((syscall === "connect" || syscall === "getaddrinfo") && SOCKET_CODES.has(code ?? "")) return true;
  return isDatabaseAway(error.cause);
}
