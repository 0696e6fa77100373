import { io, type Socket } from "socket.io-client";
import { onTestFinished } from "vitest";

export interface Heard {
  readonly event: string;
  readonly data: Record<string, unknown>;
}

export type WatchReply = { ok: true; cursor: string } | { ok: false; code: string; message: string };

export interface Watcher {
  /** Everything that arrived but cursors, in order. */
  readonly heard: readonly Heard[];
  /** The newest cursor. */
  cursor(): string | undefined;
  watch(topic: string, after?: number | string): Promise<WatchReply>;
  unwatch(topic: string): void;
  /** The steps of a topic that arrived, as "seq node exit". */
  steps(topic: string): string[];
  isConnected(): boolean;
  /** From now on it does not say that it is still there, as a browser whose network is gone; or it does again. */
  fallSilent(isSilent?: boolean): void;
  close(): void;
}

/** Opens a socket as a browser would, or as a program with a key. Rejects when it is not let in. */
export async function connect(
  url: string,
  proof: { headers?: Record<string, string>; key?: string; transports?: ("websocket" | "polling")[] },
): Promise<Watcher> {
  const { headers = {}, key, transports = ["websocket"] } = proof;
  const socket: Socket = io(url, {
    transports,
    reconnection: false,
    forceNew: true,
    extraHeaders: headers,
    ...(key && { auth: { key } }),
  });
  onTestFinished(() => void socket.disconnect());
  const heard: Heard[] = [];
  let cursor: string | undefined;
  let isSilent = false;
  socket.on("still-here", (answer: () => void) => isSilent || answer());
  socket.onAny((event: string, data: Record<string, unknown>) => {
    if (event === "cursor") cursor = String(data["cursor"]);
    else if (event !== "still-here") heard.push({ event, data });
  });
  await new Promise<void>((resolve, reject) => {
    socket.once("connect", resolve);
    socket.once("connect_error", reject);
  });
  return {
    heard,
    cursor: () => cursor,
    watch: (topic, after) => socket.timeout(5_000).emitWithAck("watch", { topic, after }) as Promise<WatchReply>,
    unwatch: (topic) => void socket.emit("unwatch", { topic }),
    steps: (topic) =>
      heard
        .filter(({ event, data }) => event === "step" && data["topic"] === topic)
        .map(({ data }) => `${String(data["seq"])} ${String(data["nodeId"])} ${String(data["exit"])}`),
    isConnected: () => socket.connected,
    fallSilent: (silent = true) => void (isSilent = silent),
    close: () => void socket.disconnect(),
  };
}
