import type { Queryable } from "../../engine/database.ts";
import type { Catalog } from "../../node-catalog/kit/catalog.ts";
import type { LeadId, PersonId } from "../../node-catalog/kit/domain.ts";
import { AppError } from "../../node-catalog/kit/errors.ts";
import { loadNames } from "../catalog/name-queries.ts";
import { idsIn, sayBecause, type Speech } from "../catalog/say-because.ts";
import type { LeadRow, TaskView } from "../leads/contract.ts";
import { readLeadRows } from "../leads/lead-row-queries.ts";
import { localTime } from "../leads/local-time.ts";
import { readTasks } from "../leads/task-queries.ts";
import { countUnseen, readNotifications } from "../notifications/notification-queries.ts";
import { presence } from "../people/presence.ts";
import type { InboxItem, InboxReply } from "./contract.ts";
import {
  countClaimable,
  readClaimable,
  readEarlier,
  readInboxRows,
  readListener,
  readTried,
  type EarlierRow,
  type InboxRow,
  type Listener,
  type TriedRow,
} from "./inbox-queries.ts";
import { readGone } from "./gone-queries.ts";
import { sayBefore } from "./say-before.ts";
import { sayGone } from "./say-gone.ts";

/** So many leads of a waiting list are offered at once. */
const CLAIMABLE = 50;
/** So many that went elsewhere are told of: more would be read by nobody. */
const GONE = 5;

export interface InboxPage {
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** Everything on a rep's first screen, in eleven queries at most, however many leads there are. */
export async function readInbox(
  db: Queryable,
  catalog: Catalog,
  person: PersonId,
  page: InboxPage,
): Promise<InboxReply> {
  const listener = await readListener(db, person);
  if (!listener) throw new AppError("not-found", "no-such-person", "There is no such person here.");
  const [mine, claimable, notifications, gone] = await Promise.all([
    readInboxRows(db, person, page),
    readClaimable(db, person, CLAIMABLE),
    readNotifications(db, person),
    readGone(db, person, GONE),
  ]);
  const leadIds = mine.data.map(({ leadId }) => leadId);
  const [leads, tasks, earlier, tried, claimableCount, unseenCount] = await Promise.all([
    readLeadRows(db, [...leadIds, ...claimable.map(({ leadId }) => leadId)]),
    readTasks(db, leadIds, { openOf: person }),
    readEarlier(db, leadIds),
    readTried(db, leadIds),
    // Counted only where the list was cut: these are read often, and nearly always short.
    claimable.length < CLAIMABLE ? claimable.length : countClaimable(db, person),
    countUnseen(db, person, notifications),
  ]);
  const names = await loadNames(db, [
    ...mine.data.flatMap(({ because }) => idsIn(because)),
    ...earlier.map(({ personId }) => personId),
    ...gone.flatMap(({ next }) => (next ? idsIn(next.because) : [])),
  ]);
  const now = listener.now.getTime();
  const speech: Speech = { catalog, names, reader: person, timeZone: listener.timeZone, now };

  const items = itemsOf({
    rows: mine.data,
    leads,
    tasks: Map.groupBy(tasks, ({ leadId }) => leadId),
    earlier: Map.groupBy(earlier, ({ leadId }) => leadId),
    tried: Map.groupBy(tried, ({ leadId }) => leadId),
    speech,
  });
  return {
    data: items,
    nextCursor: mine.nextCursor,
    claimable: claimable.flatMap(({ leadId, waitingSince, teamName }) => {
      const lead = leads.get(leadId);
      return lead ? [{ ...lead, waitingSince: waitingSince.toISOString(), teamName }] : [];
    }),
    claimableCount,
    notifications,
    unseenCount,
    gone: gone.map((row) => ({
      assignmentId: row.assignmentId,
      leadName: row.leadName,
      at: row.endedAt.toISOString(),
      sentence: sayGone(row, speech),
    })),
    me: meOf(listener),
    now: listener.now.toISOString(),
  };
}

interface Parts {
  readonly rows: readonly InboxRow[];
  readonly leads: ReadonlyMap<LeadId, LeadRow>;
  readonly tasks: ReadonlyMap<LeadId, TaskView[]>;
  readonly earlier: ReadonlyMap<LeadId, EarlierRow[]>;
  readonly tried: ReadonlyMap<LeadId, TriedRow[]>;
  readonly speech: Speech;
}

function itemsOf({ rows, leads, tasks, earlier, tried, speech }: Parts): InboxItem[] {
  return rows.flatMap((row) => {
    const lead = leads.get(row.leadId);
    if (!lead) return [];
    return {
      assignmentId: row.assignmentId,
      state: row.state,
      isNew: row.acceptedAt === null,
      ver: row.ver,
      at: row.at.toISOString(),
      acceptedAt: row.acceptedAt?.toISOString() ?? null,
      why: sayBecause(row.because, speech, row.nodeType ?? undefined),
      before: sayBefore(earlier.get(row.leadId) ?? [], tried.get(row.leadId) ?? [], speech),
      dueAt: row.dueAt?.toISOString() ?? null,
      dueSince: row.dueSince?.toISOString() ?? null,
      held: row.held,
      lead: { ...lead, localTime: localTime(lead, speech.now) },
      tasks: tasks.get(row.leadId) ?? [],
    };
  });
}

function meOf({ id, name, ...listener }: Listener): InboxReply["me"] {
  const { awayUntil, now } = listener;
  const isAway = awayUntil !== null && awayUntil > now;
  const { name: holiday, ...state } = presence(listener);
  return { id, name, ...state, holiday, awayUntil: isAway ? awayUntil.toISOString() : null };
}
