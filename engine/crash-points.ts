/**
 * The places at which the crash tests end or stop a process: right before and right after the commit of a named
 * transaction, and between a call to the outside and its result. `BATON_CRASH_POINT` names one, the signal, and which time
 * it is reached: `advance before commit:SIGKILL:3`. Does nothing otherwise.
 */
const [POINT, SIGNAL, TIME] = (process.env["BATON_CRASH_POINT"] ?? "").split(":");
let timesLeft = Number(TIME ?? 1);

export function crashPoint(point: string): void {
  if (point !== POINT) return;
  timesLeft--;
  if (timesLeft === 0) process.kill(process.pid, SIGNAL);
}
