import type { Socket } from "socket.io-client";
import type { CursorEvent, HereEvent, InboxEvent, RunEvent, StepEvent } from "../../server/live/contract.ts";
import { keepConnecting } from "./keep-connecting.ts";

/** What a topic tells; `resync` means that too much was missed: read everything again. */
export interface TopicHandlers {
  readonly step?: (event: StepEvent) => void;
  readonly run?: (event: RunEvent) => void;
  readonly inbox?: (event: InboxEvent) => void;
  readonly here?: (event: HereEvent) => void;
  readonly resync?: () => void;
}

export type ConnectionState = "connecting" | "live" | "lost";

interface Watch {
  readonly handlers: Set<TopicHandlers>;
  /** The last `seq` of a run, else the last cursor: what comes after it is still missing here. */
  after: number | string | undefined;
  /** By the server, for whoever this connection was opened by. */
  refused: boolean;
  /** On the present connection. */
  joined: boolean;
}

type WatchReply = { ok: true; cursor?: string } | { ok: false; code: string; message: string };

const TRY_AGAIN_MS = 2_000;
const OUT_OF_BREATH = new Set(["unexpected", "too-many-watches"]);

/** The page's one connection to what happens, and what is listened to over it, also after it was lost. */
export class LiveConnection {
  readonly #makeSocket: () => Promise<Socket>;
  readonly #watches = new Map<string, Watch>();
  readonly #listeners = new Set<() => void>();
  #opening: Promise<Socket> | undefined;
  #state: ConnectionState = "connecting";

  /** @param makeSocket called with the first topic, so that pages without live data do not pay for it */
  constructor(makeSocket: () => Promise<Socket>) {
    this.#makeSocket = makeSocket;
  }

  get state(): ConnectionState {
    return this.#state;
  }

  /** @returns what ends it */
  onState(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** @returns what ends it */
  join(topic: string, handlers: TopicHandlers, after?: number): () => void {
    const known = this.#watches.get(topic);
    const watched: Watch = known ?? { handlers: new Set(), after, refused: false, joined: false };
    watched.handlers.add(handlers);
    this.#watches.set(topic, watched);
    this.#opening ??= this.#open();
    if (!known) void this.#opening.then((socket) => this.#begin(socket, topic));
    return () => {
      watched.handlers.delete(handlers);
      if (watched.handlers.size > 0) return;
      this.#watches.delete(topic);
      void this.#opening?.then((socket) => socket.connected && socket.emit("unwatch", { topic }));
    };
  }

  /** Somebody has signed in: what was opened before was opened by somebody else, or nobody. */
  renew(): void {
    void this.#opening?.then((socket) => {
      socket.disconnect();
      if (this.#watches.size > 0) socket.connect();
    });
  }

  async #open(): Promise<Socket> {
    const socket = await this.#makeSocket();
    socket.on("connect", () => {
      this.#say("live");
      for (const [topic, watched] of this.#watches) {
        watched.refused = false;
        this.#watch(socket, topic);
      }
    });
    socket.on("disconnect", (reason) => this.#say(reason === "io client disconnect" ? "connecting" : "lost"));
    socket.on("connect_error", () => this.#say("lost"));
    keepConnecting(socket, () => this.#watches.size > 0);
    socket.on("step", (event: StepEvent) => this.#deliver(event.topic, "step", event, event.seq));
    socket.on("run", (event: RunEvent) => this.#deliver(event.topic, "run", event));
    socket.on("inbox", (event: InboxEvent) => this.#deliver(event.topic, "inbox", event));
    socket.on("here", (event: HereEvent) => this.#deliver(event.topic, "here", event));
    socket.on("still-here", (answer: () => void) => answer());
    socket.on("cursor", ({ cursor }: CursorEvent) => this.#moveOn(cursor));
    socket.on("resync", (event?: { topic?: string }) => this.#resync(event?.topic));
    return socket;
  }

  /** A connection that waits for its next try need not wait any longer: somebody has come. */
  #begin(socket: Socket, topic: string): void {
    if (socket.connected) this.#watch(socket, topic);
    else if (!socket.active) socket.connect();
  }

  #say(next: ConnectionState): void {
    if (this.#state === next) return;
    this.#state = next;
    this.#listeners.forEach((tell) => tell());
  }

  #deliver<Kind extends "step" | "run" | "inbox" | "here">(
    topic: string,
    kind: Kind,
    event: Parameters<NonNullable<TopicHandlers[Kind]>>[0],
    seq?: number,
  ): void {
    const watched = this.#watches.get(topic);
    if (!watched) return;
    // Other topics carry many runs, whose numbers say nothing about what was missed.
    if (seq !== undefined && topic.startsWith("run:")) {
      if (typeof watched.after === "number" && seq <= watched.after) return;
      watched.after = seq;
    }
    for (const handlers of watched.handlers) (handlers[kind] as ((event: unknown) => void) | undefined)?.(event);
  }

  /** Runs have the numbers of their steps; everything else is taken up where the server says. */
  #moveOn(cursor: string): void {
    for (const [topic, watched] of this.#watches) {
      if (watched.joined && !topic.startsWith("run:")) watched.after = cursor;
    }
  }

  #resync(topic: string | undefined): void {
    for (const [name, { handlers }] of this.#watches) {
      if (topic === undefined || topic === name) handlers.forEach((handler) => handler.resync?.());
    }
  }

  #watch(socket: Socket, topic: string): void {
    const watched = this.#watches.get(topic);
    if (!watched || watched.refused) return;
    watched.joined = false;
    socket.emit("watch", { topic, after: watched.after }, (reply: WatchReply) => {
      watched.joined = reply.ok;
      if (reply.ok) this.#takeUp(topic, watched, reply.cursor);
      // A server that is out of breath is asked again; one that says no is not.
      else if (OUT_OF_BREATH.has(reply.code))
        setTimeout(() => socket.connected && this.#watch(socket, topic), TRY_AGAIN_MS);
      else watched.refused = true;
    });
  }

  #takeUp(topic: string, watched: Watch, cursor: string | undefined): void {
    if (topic.startsWith("run:")) return;
    // The page read its data before anybody told it news: what came in between would be missing until the next event.
    if (watched.after === undefined) this.#resync(topic);
    watched.after = cursor;
  }
}
