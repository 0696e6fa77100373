import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A server that hands out calendars at paths: what each answers with is there to be changed. */
export interface Feed extends AsyncDisposable {
  /** Without a slash at its end. */
  readonly url: string;
  readonly replies: Map<string, Reply>;
  /** What was asked for, oldest first. */
  readonly asked: { readonly path: string; readonly headers: Readonly<Record<string, unknown>> }[];
}

interface Reply {
  readonly status?: number;
  readonly text?: string;
  /** Compared with what the caller has; 304 when it is the same. */
  readonly etag?: string;
  /** Says nothing until the caller gives up. */
  readonly hangs?: boolean;
}

export async function startFeed(): Promise<Feed> {
  const replies: Feed["replies"] = new Map();
  const asked: Feed["asked"] = [];
  const server = createServer((request, response) => {
    const path = request.url!;
    asked.push({ path, headers: request.headers });
    const { status = 200, text = "", etag, hangs }: Reply = replies.get(path) ?? { status: 404 };
    if (hangs) return;
    if (etag && request.headers["if-none-match"] === etag) return response.writeHead(304).end();
    return response.writeHead(status, { "content-type": "text/calendar", ...(etag && { etag }) }).end(text);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    replies,
    asked,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
