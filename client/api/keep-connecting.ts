import type { Socket } from "socket.io-client";

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;

/**
 * How long to wait before another try: about a second at first, then each time twice as long, up to half a minute; up to a
 * half less by chance, so that not all screens come back at the same moment.
 *
 * @param tries how many were in vain
 * @param random from 0 to 1
 */
export function waitBeforeMs(tries: number, random: number): number {
  const longest = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** tries);
  return longest * (1 - random / 2);
}

/**
 * socket.io comes back by itself only from a network that was lost. Where the server ended the connection, or did not let it
 * in, because it was stopping, or could not ask who this is, or nobody was signed in, it would stay away for good.
 *
 * @param isWanted whether anything is listened to
 */
export function keepConnecting(socket: Socket, isWanted: () => boolean): void {
  let tries = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const later = () => {
    if (socket.active) return;
    clearTimeout(timer);
    timer = setTimeout(
      () => {
        if (!socket.active && isWanted()) socket.connect();
      },
      waitBeforeMs(tries++, Math.random()),
    );
  };
  socket.on("disconnect", later);
  socket.on("connect_error", later);
  socket.on("connect", () => {
    tries = 0;
  });
}
