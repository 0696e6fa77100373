import type { CalendarView } from "../../server/calendars/contract.ts";

/** What each form that connects a calendar is given. */
export interface ConnectProps {
  readonly personId: string;
  readonly onDone: (connected: CalendarView) => void;
  readonly onCancel: () => void;
}
