import { IconWifiOff } from "@tabler/icons-react";
import { useConnection } from "../api/socket.ts";
import { Chip } from "../ui/Chip.tsx";
import { clockTime } from "../ui/time.ts";
import { useOnline } from "./use-online.ts";

/** What one sees may be old: says since when, and that nothing typed is lost. */
export function ConnectionLost({ readAt }: { readonly readAt: number }) {
  const isOnline = useOnline();
  const isLost = useConnection() === "lost";
  if (isOnline && !isLost) return null;
  return (
    <p className="row wrap" role="status">
      <Chip tone="warn" icon={<IconWifiOff />}>
        {isOnline ? "No live connection" : "Offline"}
      </Chip>
      <span className="small muted">
        You see {clockTime(readAt)}.{!isOnline && " What you write is kept on this device."}
      </span>
    </p>
  );
}
