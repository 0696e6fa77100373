import type { RunningBaton } from "../setup/baton.ts";

/** Calls of a program with an access key; a reply that is no success fails the test with what it says. */
export function apiOf(baton: RunningBaton, key: string) {
  async function call<Reply>(method: string, path: string, body?: object): Promise<Reply> {
    const reply = await fetch(`${baton.url}/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${key}`, ...(body && { "content-type": "application/json" }) },
      body: body && JSON.stringify(body),
    });
    const text = await reply.text();
    if (!reply.ok) throw new Error(`${method} ${path}: ${reply.status} ${text}`);
    return JSON.parse(text) as Reply;
  }
  return {
    get: <Reply>(path: string) => call<Reply>("GET", path),
    post: <Reply = { id: string }>(path: string, body: object = {}) => call<Reply>("POST", path, body),
  };
}

export type Api = ReturnType<typeof apiOf>;
