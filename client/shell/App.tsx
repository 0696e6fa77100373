import { MantineProvider } from "@mantine/core";
import { ModalsProvider } from "@mantine/modals";
import { Notifications } from "@mantine/notifications";
import { QueryClientProvider } from "@tanstack/react-query";
import { queryClient } from "../api/query-client.ts";
import { styleNonce } from "../theme/nonce.ts";
import { cssVariablesResolver, theme } from "../theme/theme.ts";
import { ErrorBoundary } from "./ErrorBoundary.tsx";
import { Routes } from "./Routes.tsx";

/** Everything that pages stand on. */
export function App() {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariablesResolver}
      defaultColorScheme="auto"
      getStyleNonce={styleNonce}
    >
      <QueryClientProvider client={queryClient}>
        <Notifications position="bottom-center" limit={3} />
        <ErrorBoundary>
          <ModalsProvider>
            <Routes />
          </ModalsProvider>
        </ErrorBoundary>
      </QueryClientProvider>
    </MantineProvider>
  );
}
