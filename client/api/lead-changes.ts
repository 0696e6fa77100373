import { useQueryClient } from "@tanstack/react-query";
import { keys } from "./keys.ts";

/** Where a change of a lead shows: with the lead its company may go to somebody else, and people have more or less to do. */
const CHANGED = [keys.inbox, keys.leads, keys.attention, keys.reminders, keys.companies, keys.people];

/** @returns reads all that again; resolves when it has been read */
export function useReadLeadsAgain(): () => Promise<unknown> {
  const client = useQueryClient();
  return () => Promise.all(CHANGED.map((queryKey) => client.invalidateQueries({ queryKey })));
}
