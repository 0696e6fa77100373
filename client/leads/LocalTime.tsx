import { useServerNow } from "../api/clock.ts";

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const kept = formats.get(timeZone);
  if (kept) return kept;
  const made = new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", minute: "2-digit" });
  formats.set(timeZone, made);
  return made;
}

interface LocalTimeProps {
  readonly timeZone: string;
  readonly place: string;
}

/** "14:20 in Germany": is it a good time to call? */
export function LocalTime({ timeZone, place }: LocalTimeProps) {
  const now = useServerNow();
  return (
    <>
      {formatOf(timeZone).format(now)} in {place}
    </>
  );
}
