import { Button } from "@mantine/core";
import { tellFailed } from "../ui/tell.tsx";
import { useGoogleConsent, useIsGoogleAvailable } from "./use-calendars.ts";

/** Goes to Google, which asks whether Baton may see when one is busy; it sends one back to {@link GoogleReturnPage}. */
export function ConnectGoogle({ personId }: { personId: string }) {
  const consent = useGoogleConsent(personId);
  if (!useIsGoogleAvailable()) return null;
  return (
    <Button
      size="xs"
      loading={consent.isPending}
      onClick={() =>
        consent.mutate(undefined, {
          onSuccess: ({ address }) => window.location.assign(address),
          onError: tellFailed,
        })
      }
    >
      Google
    </Button>
  );
}
