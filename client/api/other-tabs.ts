import type { SessionNews } from "./session-news.ts";

const CHANNEL = "baton-session";

/** A tab that cannot be told learns of it from what it reads next. */
const channel = typeof BroadcastChannel === "undefined" ? undefined : new BroadcastChannel(CHANNEL);

export function tellOtherTabs(news: SessionNews): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel, which is of one origin only
  channel?.postMessage(news);
}

/** @returns what ends it */
export function onSessionNews(listener: (news: SessionNews) => void): () => void {
  const hear = ({ data }: MessageEvent<SessionNews>) => listener(data);
  channel?.addEventListener("message", hear);
  return () => channel?.removeEventListener("message", hear);
}
