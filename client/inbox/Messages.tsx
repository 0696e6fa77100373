import { Button } from "@mantine/core";
import { IconAlertTriangle, IconBell } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "wouter";
import type { NotificationView } from "../../server/inbox/contract.ts";
import { useServerNow } from "../api/clock.ts";
import { api } from "../api/http.ts";
import { keys } from "../api/keys.ts";
import { Count } from "../ui/Chip.tsx";
import { tellFailed } from "../ui/tell.tsx";
import { whenNear } from "../ui/time.ts";
import { isAlarming, overWords } from "./alarms.ts";
import classes from "./Messages.module.css";
import { Section } from "./Section.tsx";

function useMarkSeen() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (ids: readonly string[]) => Promise.all(ids.map((id) => api.post(`/notifications/${id}/seen`))),
    onError: tellFailed,
    onSettled: () => client.invalidateQueries({ queryKey: keys.inbox }),
  });
}

interface MessagesProps {
  readonly messages: readonly NotificationView[];
  /** How many I have not seen, also of those that are not in `messages`. */
  readonly unseenCount: number;
}

/** What flows told me. An alarm stands out until I have said that I saw it, or it is over. */
export function Messages({ messages, unseenCount }: MessagesProps) {
  const markSeen = useMarkSeen();
  const unseen = messages.filter(({ seenAt }) => seenAt === null).map(({ id }) => id);
  if (messages.length === 0) return null;
  return (
    <Section
      title="Messages"
      count={unseenCount > 0 && <Count>{unseenCount}</Count>}
      action={
        unseen.length > 0 && (
          <Button size="xs" variant="subtle" loading={markSeen.isPending} onClick={() => markSeen.mutate(unseen)}>
            {unseen.length < unseenCount ? `Mark ${unseen.length} as seen` : "Mark as seen"}
          </Button>
        )
      }
    >
      <ul className={classes.list}>
        {messages.map((message) => (
          <MessageRow key={message.id} message={message} onOpen={() => markSeen.mutate([message.id])} />
        ))}
      </ul>
    </Section>
  );
}

function MessageRow({ message, onOpen }: { message: NotificationView; onOpen: () => void }) {
  const { text, leadId, assignmentId, at, seenAt, over } = message;
  const now = useServerNow();
  const isLoud = isAlarming(message);
  const Icon = isLoud ? IconAlertTriangle : IconBell;
  return (
    <li className={classes.row} data-loud={isLoud} data-seen={seenAt !== null || over !== null}>
      <Icon size={18} aria-hidden="true" />
      <div>
        <p>{text}</p>
        {over && <p className="small strong">{overWords(over, now)}</p>}
        <p className="small muted">
          {whenNear(at, now)}
          {leadId && (
            <>
              {" "}
              <Link href={`/leads/${leadId}`} className={classes.open} onClick={seenAt === null ? onOpen : undefined}>
                See the lead
              </Link>
            </>
          )}
          {assignmentId && (
            <>
              {" "}
              <Link href={`/why/${assignmentId}`} className={classes.open}>
                Why it went there
              </Link>
            </>
          )}
        </p>
      </div>
    </li>
  );
}
