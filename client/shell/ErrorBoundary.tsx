import { Button } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { Component, type ReactNode } from "react";
import { Empty } from "../ui/Empty.tsx";

interface Props {
  /** Somewhere else, one begins anew. */
  readonly place?: string;
  readonly children: ReactNode;
}

interface State {
  readonly failed: boolean;
  readonly place: string | undefined;
}

/** A bug of ours must not leave an empty page. What is saved on the server is safe, so reloading is a fair mend. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { failed: false, place: this.props.place };

  static getDerivedStateFromError(): Partial<State> {
    return { failed: true };
  }

  static getDerivedStateFromProps({ place }: Props, state: State): Partial<State> | null {
    return place === state.place ? null : { failed: false, place };
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    return (
      <main className="page" role="alert">
        <Empty
          isPage
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
