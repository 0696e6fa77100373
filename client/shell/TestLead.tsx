import { Drawer } from "@mantine/core";
import { lazy, Suspense } from "react";
import { Loading } from "../ui/Loading.tsx";
import { useTestLead } from "./test-lead-store.ts";

const TestLeadForm = lazy(async () => ({ default: (await import("./TestLeadForm.tsx")).TestLeadForm }));

/** "Send a test lead", from every page. */
export function TestLead() {
  const { isOpen, close } = useTestLead();
  return (
    <Drawer opened={isOpen} onClose={close} title="Send a test lead" size="md">
      <Suspense fallback={<Loading />}>
        <TestLeadForm onDone={close} />
      </Suspense>
    </Drawer>
  );
}
