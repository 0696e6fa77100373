import { z } from "zod";
import { uuid } from "../../../node-catalog/kit/domain.ts";
import type { Seal } from "../seal.ts";
import { consentExpired } from "./problems.ts";

const VALID_MS = 10 * 60_000;

/** What has to be known again when somebody comes back from Google, and must not be known to anybody else. */
const consent = z.object({
  personId: uuid,
  /** What Baton came under; the redirect URI has to be the very same. */
  origin: z.string(),
  codeVerifier: z.string(),
  nonce: z.string(),
  /** Epoch milliseconds. */
  until: z.number(),
});
type Consent = Omit<z.infer<typeof consent>, "until">;

export interface ConsentStates {
  make(begun: Consent): Promise<string>;
  /** @throws AppError `google-consent-expired`, also when it is somebody else's or nobody's */
  open(state: string, personId: string): Promise<Consent>;
}

/** Travels to Google and back as `state`, sealed, so that nothing has to be kept of those who never come back. */
export function createConsentStates(seal: Seal, now: () => number): ConsentStates {
  return {
    make: (begun) => seal.seal(JSON.stringify({ ...begun, until: now() + VALID_MS })),
    async open(state, personId) {
      const text = await seal.open(state).catch(() => "null");
      const { data } = consent.safeParse(JSON.parse(text));
      if (!data || data.personId !== personId || data.until < now()) throw consentExpired();
      return data;
    },
  };
}
