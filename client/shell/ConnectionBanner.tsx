import { IconWifiOff } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import { useConnection } from "../api/socket.ts";
import { useIsConnectionSaid } from "../ui/connection-said.ts";
import { useOnline } from "../ui/use-online.ts";
import classes from "./ConnectionBanner.module.css";

/** A server that starts anew, or a lift, is over sooner: nobody need know. */
const QUIET_MS = 4_000;

/** On every page that does not say it itself: what one sees may be old. It goes when the connection is back. */
export function ConnectionBanner() {
  const isOnline = useOnline();
  const isLost = useConnection() === "lost" || !isOnline;
  const isSaid = useIsConnectionSaid();
  const isLong = useLasts(isLost);
  return (
    <div className={classes.place} role="status">
      {isLong && !isSaid && (
        <p className={classes.banner}>
          <IconWifiOff size={18} aria-hidden="true" />
          <span>
            <b>{isOnline ? "No connection to Baton." : "Offline."}</b> What you see may be old.
          </span>
        </p>
      )}
    </div>
  );
}

function useLasts(isLost: boolean): boolean {
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    if (!isLost) return undefined;
    const timer = setTimeout(() => setLong(true), QUIET_MS);
    return () => {
      clearTimeout(timer);
      setLong(false);
    };
  }, [isLost]);
  return isLong;
}
