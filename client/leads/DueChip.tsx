import { IconAlertTriangle, IconClock } from "@tabler/icons-react";
import { useServerNow } from "../api/clock.ts";
import { Chip } from "../ui/Chip.tsx";
import { Countdown } from "../ui/Countdown.tsx";
import { whenNear } from "../ui/time.ts";
import { hurryTone } from "./hurry.ts";

const COUNTED_MS = 15 * 60_000;

/** "by 14:51", "6:05 left" in the last quarter of an hour, then how late it is. */
export function DueChip({ until }: { readonly until: string }) {
  const now = useServerNow();
  const left = Date.parse(until) - now;
  if (left > COUNTED_MS) return <Chip icon={<IconClock />}>by {whenNear(until, now)}</Chip>;
  return (
    <Chip tone={hurryTone(left)} icon={left > 0 ? <IconClock /> : <IconAlertTriangle />}>
      <Countdown until={until} />
    </Chip>
  );
}
