import { createContext, useContext } from "react";
import type { InboxItem } from "../../server/inbox/contract.ts";
import type { Way } from "../leads/reach.ts";

/** What one can do with a lead in the inbox, by thumb, by mouse or by key. */
export interface InboxActs {
  accept(item: InboxItem): void;
  passOn(item: InboxItem): void;
  /** The phone dials or the mail program opens by itself; this notes it and asks how it went. */
  reach(item: InboxItem, way: Way): void;
  /** Whether this assignment is being accepted just now; several may be at once. */
  isAccepting(assignmentId: string): boolean;
}

const Context = createContext<InboxActs | null>(null);
export const InboxActsProvider = Context.Provider;

export function useInboxActs(): InboxActs {
  const acts = useContext(Context);
  if (!acts) throw new Error("cards and rows of the inbox need its page");
  return acts;
}
