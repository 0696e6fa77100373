import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";
import { createGuardedClient } from "../../server/outgoing/guarded-client.ts";

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface Answer {
  readonly status: number;
  readonly type?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
}

export interface Peer {
  readonly url: string;
  /** All that it was asked, in turn. */
  readonly asked: Asked[];
}

/** A server on 127.0.0.1 until the end of the test. */
export async function aPeer(answer: (asked: Asked) => Answer | Promise<Answer>): Promise<Peer> {
  const asked: Asked[] = [];
  const server = createServer(async (request, response) => {
    const body = (await request.toArray()).join("");
    const one = { method: request.method!, path: request.url!, headers: request.headers, body };
    asked.push(one);
    const { status, type, headers, body: text } = await answer(one);
    response.writeHead(status, { ...(type && { "content-type": type }), ...headers }).end(text);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

/** The way out, which for these tests leads to peers on this machine. */
export function aWayOut(allow: readonly string[] = ["127.0.0.1"]) {
  const http = createGuardedClient({ allow, largestReply: 20 * 1024 * 1024 });
  onTestFinished(() => http.close());
  return http;
}
