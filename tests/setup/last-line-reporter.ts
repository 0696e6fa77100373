import { writeSync } from "node:fs";
import type { Reporter, TestModule } from "vitest/node";

/** Ends the output of a run with `N passed, N failed`, so that a person and a program find the result in the last line. */
export default class LastLineReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly unknown[]): void {
    const count = { passed: 0, failed: unhandled.length, skipped: 0 };
    for (const module of modules) {
      // A file that cannot be loaded has no tests that could fail.
      if (module.errors().length > 0) count.failed++;
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state === "passed" || state === "failed") count[state]++;
        else count.skipped++;
      }
    }
    // After whatever other reporters and the runner itself still have to say.
    process.once("exit", (code) => {
      // A run that could not begin has no test that could fail.
      if (code !== 0 && count.failed === 0) count.failed = 1;
      const skipped = count.skipped > 0 ? `, ${count.skipped} skipped` : "";
      writeSync(1, `${count.passed} passed, ${count.failed} failed${skipped}\n`);
    });
  }
}
