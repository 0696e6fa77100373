import pg from "pg";
import { pino, stdSerializers, type DestinationStream, type Logger } from "pino";

export type { Logger } from "pino";

export interface LoggerOptions {
  readonly level: string;
  /** @default standard output */
  readonly to?: DestinationStream;
}

/** JSON lines without personal data: no query strings, no bodies, no names, and no values in the database's errors. */
export function createLogger({ level, to }: LoggerOptions): Logger {
  const options = { level, base: { pid: process.pid }, serializers: { err: serializeError } };
  return to ? pino(options, to) : pino(options);
}

/** What is wrong with a value ends in that value: `invalid input syntax for type uuid: "…"`. */
const withoutValues = ({ code, message }: pg.DatabaseError): string =>
  code?.startsWith("22") ? message.replace(/:? ?".*"/s, "") : message;

/** An error whole, with its causes, but without the values that PostgreSQL quotes: "Key (email)=(…) already exists". */
function serializeError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  if (error instanceof pg.DatabaseError) {
    const { name, stack, code, constraint, table, column, routine } = error;
    const message = withoutValues(error);
    const place = stack?.replace(error.message, message);
    return { type: name, message, stack: place, code, constraint, table, column, routine };
  }
  const { aggregateErrors: _, ...serialized } = stdSerializers.err(error);
  return { ...serialized, ...(error.cause !== undefined && { cause: serializeError(error.cause) }) };
}
