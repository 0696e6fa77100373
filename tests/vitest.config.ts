import path from "node:path";
import { defineConfig } from "vitest/config";

const filesIn = (...folders: readonly string[]): string[] =>
  folders.map((folder) => `tests/${folder}/**/*.test.{ts,tsx}`);
/** Tests that drive a browser wait for it half of the time: two files side by side, after the others. */
const WITH_A_BROWSER = filesIn("browser");
/** Tests that start programs or watch the clock: one file at a time, last. */
const WITH_THE_MACHINE = filesIn("journeys", "crashes", "postgres", "cli", "start", "bench");

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
          exclude: [...WITH_A_BROWSER, ...WITH_THE_MACHINE],
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: "browser",
          include: WITH_A_BROWSER,
          testTimeout: 120_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: "machine",
          include: WITH_THE_MACHINE,
          testTimeout: 120_000,
          maxWorkers: 1,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
