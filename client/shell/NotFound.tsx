import { IconMapOff } from "@tabler/icons-react";
import { Button } from "@mantine/core";
import { Link } from "wouter";
import { Empty } from "../ui/Empty.tsx";
import { usePageTitle } from "../ui/use-page-title.ts";

/** For an address that leads nowhere, or not for this person. */
export function NotFound() {
  usePageTitle("Not found");
  return (
    <div className="page">
      <Empty
        isPage
        title="There is nothing here for you"
        icon={<IconMapOff size={22} />}
        action={
          <Button component={Link} href="/" variant="filled">
            Go to the start
          </Button>
        }
      >
        The link may be old, or what it shows belongs to somebody else.
      </Empty>
    </div>
  );
}
