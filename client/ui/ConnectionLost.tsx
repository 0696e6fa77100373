import { Button } from "@mantine/core";
import { IconWifiOff } from "@tabler/icons-react";
import { useConnection } from "../api/socket.ts";
import { Chip } from "./Chip.tsx";
import { useSaysConnection } from "./connection-said.ts";
import { clockTime } from "./time.ts";
import { useOnline } from "./use-online.ts";

interface ConnectionLostProps {
  /** When what stands below was read. */
  readonly readAt: number;
  /** The last attempt to read it again failed. */
  readonly isOutOfDate: boolean;
  readonly onRetry: () => void;
}

/** What one sees may be old: says since when, once, and that nothing typed is lost. */
export function ConnectionLost({ readAt, isOutOfDate, onRetry }: ConnectionLostProps) {
  const isOnline = useOnline();
  const isLost = useConnection() === "lost";
  const isShown = !isOnline || isLost || isOutOfDate;
  useSaysConnection(isShown);
  if (!isShown) return null;
  return (
    <p className="row wrap" role="status">
      <Chip tone="warn" icon={<IconWifiOff />}>
        {wordsOf(isOnline, isOutOfDate)}
      </Chip>
      <span className="small muted">
        You see {clockTime(readAt)}.{!isOnline && " What you write is kept on this device."}
      </span>
      {isOutOfDate && isOnline && (
        <Button size="xs" onClick={onRetry}>
          Try again
        </Button>
      )}
    </p>
  );
}

function wordsOf(isOnline: boolean, isOutOfDate: boolean): string {
  if (!isOnline) return "Offline";
  return isOutOfDate ? "No connection to the server" : "No live connection";
}
