import { Button } from "@mantine/core";
import { IconSitemap } from "@tabler/icons-react";
import { Link } from "wouter";
import { Empty } from "../ui/Empty.tsx";

/** Instead of a step that needs a flow: the way to the step that draws it. */
export function NoFlowYet() {
  return (
    <Empty
      title="There is no flow yet"
      icon={<IconSitemap size={22} />}
      action={
        <Button component={Link} href="/set-up/flow" variant="filled">
          Draw one first
        </Button>
      }
    >
      The flow decides who gets a lead. Two fields, and it is drawn.
    </Empty>
  );
}
