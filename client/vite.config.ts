import path from "node:path";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/** The server replaces this in index.html by a fresh value for each reply and names it in the content security policy. */
const NONCE_PLACEHOLDER = "__CSP_NONCE__";

export default defineConfig({
  root: import.meta.dirname,
  appType: "spa",
  plugins: [react()],
  html: { cspNonce: NONCE_PLACEHOLDER },
  build: {
    outDir: path.join(import.meta.dirname, "dist"),
    emptyOutDir: true,
    manifest: true,
    target: "es2023",
    // Data URIs would need a weaker content security policy.
    assetsInlineLimit: 0,
  },
});
