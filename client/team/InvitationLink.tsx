import type { SignInLink } from "../../server/auth/contract.ts";
import { serverNow } from "../api/clock.ts";
import { ShareLink } from "../ui/ShareLink.tsx";
import { whenNear } from "../ui/time.ts";

/** A link that signs somebody in once: sent by any messenger, or scanned from the screen. */
export function InvitationLink({ name, link }: { name: string; link: SignInLink }) {
  return (
    <div className="stack">
      <p className="small">
        Send {name} this link, or let them scan the code with their phone. It works once, until{" "}
        {whenNear(link.expiresAt, serverNow())}.
      </p>
      <ShareLink label={`Link for ${name}`} url={link.url} />
    </div>
  );
}
