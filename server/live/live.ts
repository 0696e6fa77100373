import type { IncomingHttpHeaders, Server as HttpServer } from "node:http";
import { Server, type Socket } from "socket.io";
import { type Db, transaction } from "../../engine/database.ts";
import type { Catalog } from "../../node-catalog/kit/catalog.ts";
import type { PersonId } from "../../node-catalog/kit/domain.ts";
import { AppError } from "../../node-catalog/kit/errors.ts";
import type { Authenticate } from "../http/mount-routes.ts";
import type { Actor } from "../http/route.ts";
import { markSeen, SeenPeople } from "../people/seen-people.ts";
import { type CursorEvent, type HereEvent, watchRequest, type watchReply } from "./contract.ts";
import type { z } from "zod";
import { formatCursor } from "./cursor.ts";
import { EDITOR, watchOpenEditors } from "./editors-socket.ts";
import { mayWatch } from "./may-watch.ts";
import { replay } from "./replay.ts";
import { type LiveMessage, sayEntries } from "./say-entries.ts";
import { FeedTail } from "./tail.ts";
import { watchLimits } from "./watch-limits.ts";

/** Topics that one screen may follow at once; a canvas needs two, a wall of flows a few dozen. */
const TOPICS_PER_SOCKET = 100;
/** Sessions end and roles change while a socket stays open: who may not watch any more is put out this often. */
const RECHECK_MS = 5_000;

export interface LiveOptions {
  readonly server: HttpServer;
  readonly db: Db;
  readonly catalog: Catalog;
  readonly authenticate: Authenticate;
  /** Is this origin ours? A page of somebody else must not open a socket with our cookie. */
  readonly isOwnOrigin: (headers: IncomingHttpHeaders) => boolean;
  readonly log: { error(facts: object, text: string): void };
}

export interface Live {
  /** Something was committed: look at once. */
  hint(): void;
  /** Is any screen open? */
  isWatched(): boolean;
  stop(): Promise<void>;
}

type Reply = (reply: z.infer<typeof watchReply>) => void;

interface Watcher {
  readonly actor: Actor;
  /** The last step sent of each run that is watched by itself. */
  readonly lastSeq: Map<string, number>;
}

/** Streams what happens to every open screen that may see it, at /socket.io. */
export function startLive({ server, db, catalog, authenticate, isOwnOrigin, log }: LiveOptions): Live {
  const io = new Server<never, never, never, Watcher>(server, {
    serveClient: false,
    // Longer requests than a watch are nobody's business.
    maxHttpBufferSize: 16_384,
    allowRequest: (request, decide) =>
      decide(null, request.headers.origin === undefined || isOwnOrigin(request.headers)),
  });

  io.use((socket, next) => void admit(socket).then(next, next));

  async function admit(socket: Socket): Promise<undefined> {
    socket.data = { actor: await identify(socket), lastSeq: new Map() } satisfies Watcher;
  }

  async function identify(socket: Socket): Promise<Actor> {
    const actor = await authenticate({ headers: headersOf(socket), ip: socket.handshake.address });
    if (!actor) throw new AppError("unauthenticated", "not-signed-in", "Sign in first.");
    return actor;
  }

  const limits = watchLimits();
  const tail = new FeedTail({
    db,
    isWatched: () => io.sockets.adapter.rooms.size > io.sockets.adapter.sids.size,
    onEntries: async (entries, position) => {
      const messages = await sayEntries(db, catalog, entries);
      const topics = new Set(messages.map(({ data }) => data.topic));
      await putOutStrangers([...topics].filter((topic) => topic.startsWith("run:")));
      deliverAll(messages);
      emit(io.to([...topics]), { event: "cursor", data: { cursor: formatCursor(position) } });
    },
    onError: (error) => log.error({ err: error }, "reading the feed failed; it goes on by itself"),
  });

  const visitors = watchOpenEditors({
    db,
    sockets: () => io.sockets.sockets.values(),
    tell: (event) => emit(io.to(event.topic), { event: "here", data: event }),
    onError: (error) => log.error({ err: error }, "telling who is in an editor failed; it goes on by itself"),
  });

  /** Before a step is shown: it may be the very one that gave the lead to somebody else. */
  async function putOutStrangers(topics: readonly string[]): Promise<void> {
    for (const topic of topics) {
      for (const id of io.sockets.adapter.rooms.get(topic) ?? []) {
        const socket = io.sockets.sockets.get(id);
        if (socket && !(await mayWatch(db, socket.data.actor, topic))) await socket.leave(topic);
      }
    }
  }

  function deliverAll(messages: readonly LiveMessage[]): void {
    for (const message of messages) {
      const { topic } = message.data;
      if (message.event === "step" && topic.startsWith("run:")) sendStep(topic, message);
      else emit(io.to(topic), message);
    }
  }

  /** A run is watched without gaps and without repeats: each watcher has its own last step. */
  function sendStep(topic: string, message: Extract<LiveMessage, { event: "step" }>): void {
    for (const id of io.sockets.adapter.rooms.get(topic) ?? []) {
      const socket = io.sockets.sockets.get(id);
      if (!socket || message.data.seq <= (socket.data.lastSeq.get(topic) ?? 0)) continue;
      socket.data.lastSeq.set(topic, message.data.seq);
      emit(socket, message);
    }
  }

  io.on("connection", (socket) => {
    const on = socket as unknown as Socket;
    on.on("watch", (request: unknown, reply: unknown) => {
      const answer: Reply = typeof reply === "function" ? (reply as Reply) : () => {};
      watch(on, request).then(answer, (error: unknown) => answer(refusal(error, log)));
    });
    on.on("unwatch", (request: unknown) => {
      const parsed = watchRequest.safeParse(request);
      if (!parsed.success) return;
      (on.data as Watcher).lastSeq.delete(parsed.data.topic);
      void on.leave(parsed.data.topic);
    });
  });

  async function watch(socket: Socket, request: unknown): Promise<z.infer<typeof watchReply>> {
    const parsed = watchRequest.safeParse(request);
    if (!parsed.success) throw new AppError("invalid", "bad-watch", "Name a topic such as flow:ID.");
    const { topic, after } = parsed.data;
    const { actor, lastSeq } = socket.data as Watcher;
    await limits.watch(actor.id);
    mustHaveRoom(socket, topic);
    if (!(await mayWatch(db, actor, topic)))
      throw new AppError("not-found", "no-such-topic", "This is not here, or not yours to see.");
    if (topic.startsWith(EDITOR)) {
      mustHaveRoom(socket, topic);
      await socket.join(topic);
      await visitors.came(topic.slice(EDITOR.length));
      return { ok: true };
    }
    const mayCatchUp = after === undefined || (await limits.mayCatchUp(actor.id));
    return tail.exclusive(async (position) => {
      // Again: many may have been asked for at once.
      mustHaveRoom(socket, topic);
      const { missed, seq } = await replay(db, catalog, { topic, after, position, mayCatchUp });
      if (seq !== undefined) lastSeq.set(topic, seq);
      if (missed === "resync") socket.emit("resync", { topic });
      else for (const message of missed) emit(socket, message);
      await socket.join(topic);
      return { ok: true, cursor: formatCursor(position) };
    });
  }

  const recheck = setInterval(
    () => void recheckAll().catch((error) => log.error({ err: error }, "rechecking failed")),
    RECHECK_MS,
  );

  const seen = new SeenPeople();

  /** @throws whatever kept us from asking about some; the others have been looked at all the same */
  async function recheckAll(): Promise<void> {
    const present = new Set<PersonId>();
    const problems: unknown[] = [];
    for (const socket of io.sockets.sockets.values()) {
      await recheckOne(socket as unknown as Socket, present).catch((error: unknown) => problems.push(error));
    }
    const due = seen.due([...present]);
    if (due.length > 0) await transaction(db, (tx) => markSeen(tx, due));
    if (problems.length > 0) throw problems[0];
  }

  async function recheckOne(socket: Socket, present: Set<PersonId>): Promise<void> {
    const actor = await identify(socket).catch(onlyIfNobody);
    if (!actor) {
      socket.disconnect(true);
      return;
    }
    (socket.data as Watcher) = { ...(socket.data as Watcher), actor };
    if (socket.rooms.has(`rep:${actor.id}`)) present.add(actor.id);
    for (const topic of socket.rooms) {
      if (topic !== socket.id && !(await mayWatch(db, actor, topic))) await socket.leave(topic);
    }
  }

  return {
    hint: () => tail.hint(),
    isWatched: () => io.sockets.sockets.size > 0,
    async stop() {
      clearInterval(recheck);
      await tail.stop();
      await visitors.stop();
      // Not io.close(): that would end the web server, which has its own order of stopping. Nor io.disconnectSockets():
      // whoever is told to go does not come back, but whose connection ends looks for the next process.
      io.engine.close();
    },
  };
}

/** A session that has ended is nobody's; that we could not ask, as when the database is away for a moment, ends none. */
function onlyIfNobody(error: unknown): null {
  if (error instanceof AppError && error.kind === "unauthenticated") return null;
  throw error;
}

/** A browser sends its cookie; a program its key in the handshake. */
function headersOf({ handshake }: Socket): IncomingHttpHeaders {
  const { auth, headers } = handshake as { auth: { key?: unknown; token?: unknown }; headers: IncomingHttpHeaders };
  const key = auth.key ?? auth.token;
  return typeof key === "string" ? { ...headers, authorization: `Bearer ${key}` } : headers;
}

function mustHaveRoom({ rooms }: Socket, topic: string): void {
  if (rooms.size > TOPICS_PER_SOCKET && !rooms.has(topic))
    throw new AppError("too-many", "too-many-topics", "Watch fewer topics at once.");
}

type Message =
  | LiveMessage
  | { readonly event: "cursor"; readonly data: CursorEvent }
  | { readonly event: "here"; readonly data: HereEvent };

function emit(to: { emit(event: string, data: unknown): unknown }, { event, data }: Message): void {
  to.emit(event, data);
}

function refusal(error: unknown, log: LiveOptions["log"]): z.infer<typeof watchReply> {
  if (error instanceof AppError) return { ok: false, code: error.code, message: error.message };
  log.error({ err: error }, "watching failed");
  return { ok: false, code: "unexpected", message: "This could not be watched. Try again." };
}
