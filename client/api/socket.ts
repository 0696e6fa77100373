import { useEffect, useEffectEvent, useSyncExternalStore } from "react";
import type { Socket } from "socket.io-client";
import type { CursorEvent, HereEvent, InboxEvent, RunEvent, StepEvent } from "../../server/live/contract.ts";

/** What a topic tells; `resync` means that too much was missed: read everything again. */
export interface TopicHandlers {
  readonly step?: (event: StepEvent) => void;
  readonly run?: (event: RunEvent) => void;
  readonly inbox?: (event: InboxEvent) => void;
  readonly here?: (event: HereEvent) => void;
  readonly resync?: () => void;
}

export type Connection = "connecting" | "live" | "lost";

interface Watch {
  readonly handlers: Set<TopicHandlers>;
  /** The last `seq` of a run, else the last cursor: what comes after it is still missing here. */
  after: number | string | undefined;
  refused: boolean;
  /** On the present connection. */
  joined: boolean;
}

type WatchReply = { ok: true; cursor?: string } | { ok: false; code: string; message: string };

const TRY_AGAIN_MS = 2_000;
const OUT_OF_BREATH = new Set(["unexpected", "too-many-watches"]);

const watches = new Map<string, Watch>();
let opening: Promise<Socket> | undefined;
let connection: Connection = "connecting";
const connectionListeners = new Set<() => void>();

function setConnection(next: Connection): void {
  if (connection === next) return;
  connection = next;
  connectionListeners.forEach((tell) => tell());
}

/** Loaded with the first topic, so that pages without live data do not pay for it. */
async function open(): Promise<Socket> {
  const { io } = await import("socket.io-client");
  const socket = io({ path: "/socket.io", transports: ["websocket", "polling"], withCredentials: true });
  socket.on("connect", () => {
    setConnection("live");
    for (const topic of watches.keys()) watch(socket, topic);
  });
  socket.on("disconnect", () => setConnection("lost"));
  socket.on("connect_error", () => setConnection("lost"));
  socket.on("step", (event: StepEvent) => deliver(event.topic, "step", event, event.seq));
  socket.on("run", (event: RunEvent) => deliver(event.topic, "run", event));
  socket.on("inbox", (event: InboxEvent) => deliver(event.topic, "inbox", event));
  socket.on("here", (event: HereEvent) => deliver(event.topic, "here", event));
  socket.on("still-here", (answer: () => void) => answer());
  socket.on("cursor", ({ cursor }: CursorEvent) => moveOn(cursor));
  socket.on("resync", (event?: { topic?: string }) => resync(event?.topic));
  return socket;
}

function deliver<Kind extends "step" | "run" | "inbox" | "here">(
  topic: string,
  kind: Kind,
  event: Parameters<NonNullable<TopicHandlers[Kind]>>[0],
  seq?: number,
): void {
  const watched = watches.get(topic);
  if (!watched) return;
  // Other topics carry many runs, whose numbers say nothing about what was missed.
  if (seq !== undefined && topic.startsWith("run:")) {
    if (typeof watched.after === "number" && seq <= watched.after) return;
    watched.after = seq;
  }
  for (const handlers of watched.handlers) (handlers[kind] as ((event: unknown) => void) | undefined)?.(event);
}

/** Runs have the numbers of their steps; everything else is taken up where the server says. */
function moveOn(cursor: string): void {
  for (const [topic, watched] of watches) if (watched.joined && !topic.startsWith("run:")) watched.after = cursor;
}

function resync(topic: string | undefined): void {
  for (const [name, { handlers }] of watches) {
    if (topic === undefined || topic === name) handlers.forEach((handler) => handler.resync?.());
  }
}

function watch(socket: Socket, topic: string): void {
  const watched = watches.get(topic);
  if (!watched || watched.refused) return;
  watched.joined = false;
  socket.emit("watch", { topic, after: watched.after }, (reply: WatchReply) => {
    watched.joined = reply.ok;
    if (reply.ok) takeUp(topic, watched, reply.cursor);
    // A server that is out of breath is asked again; one that says no is not.
    else if (OUT_OF_BREATH.has(reply.code)) setTimeout(() => socket.connected && watch(socket, topic), TRY_AGAIN_MS);
    else watched.refused = true;
  });
}

function takeUp(topic: string, watched: Watch, cursor: string | undefined): void {
  if (topic.startsWith("run:")) return;
  // The page read its data before anybody told it news: what came in between would be missing until the next event.
  if (watched.after === undefined) resync(topic);
  watched.after = cursor;
}

function join(topic: string, handlers: TopicHandlers, after: number | undefined): () => void {
  const known = watches.get(topic);
  const watched: Watch = known ?? { handlers: new Set(), after, refused: false, joined: false };
  watched.handlers.add(handlers);
  watches.set(topic, watched);
  opening ??= open();
  if (!known) void opening.then((socket) => socket.connected && watch(socket, topic));
  return () => {
    watched.handlers.delete(handlers);
    if (watched.handlers.size > 0) return;
    watches.delete(topic);
    void opening?.then((socket) => socket.connected && socket.emit("unwatch", { topic }));
  };
}

/**
 * Listens to a topic ("run:ID", "flow:ID", "rep:ID", "editor:ID", "attention") over the page's one connection, and takes up where it
 * was after a lost one. Handlers may change with each render; only another topic joins anew.
 *
 * @param topic null listens to nothing
 * @param after for a run: the last `seq` already shown
 */
export function useTopic(topic: string | null, handlers: TopicHandlers, after?: number): void {
  const step = useEffectEvent((event: StepEvent) => handlers.step?.(event));
  const run = useEffectEvent((event: RunEvent) => handlers.run?.(event));
  const inbox = useEffectEvent((event: InboxEvent) => handlers.inbox?.(event));
  const here = useEffectEvent((event: HereEvent) => handlers.here?.(event));
  const again = useEffectEvent(() => handlers.resync?.());
  const first = useEffectEvent(() => after);
  useEffect(() => {
    if (topic === null) return undefined;
    return join(
      topic,
      {
        step: (event) => step(event),
        run: (event) => run(event),
        inbox: (event) => inbox(event),
        here: (event) => here(event),
        resync: () => again(),
      },
      first(),
    );
  }, [topic]);
}

function subscribeToConnection(listener: () => void): () => void {
  connectionListeners.add(listener);
  return () => connectionListeners.delete(listener);
}

/** Whether live data arrive just now. */
export function useConnection(): Connection {
  return useSyncExternalStore(subscribeToConnection, () => connection);
}
