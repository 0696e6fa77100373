import type { SessionNews } from "./session-news.ts";

const CHANNEL = "baton-session";

/** A tab that cannot be told learns of it from what it reads next. */
const channel = typeof BroadcastChannel === "undefined" ? undefined : new BroadcastChannel(CHANNEL);

export const tellOtherTabs = (news: SessionNews): void => channel?.postMessage(news);

/** @returns what ends it */
export function onSessionNews(listener: (news: SessionNews) => void): () => void {
  const hear = ({ data }: MessageEvent<SessionNews>) => listener(data);
  channel?.addEventListener("message", hear);
  return () => channel?.removeEventListener("message", hear);
}
