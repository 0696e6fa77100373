import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
// In layers of their own, so that our styles win without counting selectors.
import "@mantine/core/styles.layer.css";
import "@mantine/notifications/styles.layer.css";
import "./theme/tokens.css";
import "./theme/base.css";
import "./theme/parts.css";
import { App } from "./shell/App.tsx";
import { nameNonceForLibraries } from "./theme/nonce.ts";

nameNonceForLibraries();

createRoot(document.getElementById("root")!).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
