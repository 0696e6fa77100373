import { Button } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { Component, type ReactNode } from "react";
import { Empty } from "../ui/Empty.tsx";

interface Props {
  readonly children: ReactNode;
}

/** A bug of ours must not leave an empty page. What is saved on the server is safe, so reloading is a fair mend. */
export class ErrorBoundary extends Component<Props, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    return (
      <main className="page" role="alert">
        <Empty
          title="This page stopped working"
          icon={<IconAlertTriangle size={22} />}
          action={
            <Button variant="filled" onClick={() => window.location.reload()}>
              Reload the page
            </Button>
          }
        >
          What was saved is safe. If it happens again, tell whoever looks after Baton what you did last.
        </Empty>
      </main>
    );
  }
}
