import path from "node:path";
import { defineConfig } from "vitest/config";

/** Tests that start programs, watch the clock or drive a browser: one file at a time, after the others. */
const WITH_THE_MACHINE = ["browser", "journeys", "crashes", "postgres", "cli", "start", "bench"].map(
  (folder) => `tests/${folder}/**/*.test.{ts,tsx}`,
);

export default defineConfig({
  root: path.join(import.meta.dirname, ".."),
  test: {
    globalSetup: "./tests/setup/global-setup.ts",
    reporters: [["default", { summary: false }], "./tests/setup/last-line-reporter.ts"],
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: "code",
          include: ["tests/**/*.test.{ts,tsx}"],
          exclude: WITH_THE_MACHINE,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: "machine",
          include: WITH_THE_MACHINE,
          testTimeout: 120_000,
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
