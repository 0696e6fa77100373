import { Logger } from "graphile-worker";

/** What graphile-worker has to say, in the product's own log: its errors. It would also write a line for each job. */
export function errorsInto(log: { error(facts: object, text: string): void }): Logger {
  return new Logger(() => (level, message, meta) => {
    if (level === "error") log.error({ err: meta?.["error"] }, message);
  });
}
