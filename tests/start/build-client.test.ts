import path from "node:path";
import { expect, test } from "vitest";
import { whyNotBuilt } from "../../server/start/build-client.ts";

test("who may not write beside the code is told who builds the pages, without a stack", () => {
  const vite = "failed to load config\n    at async writeFile\n  errno: -13,\n  code: 'EACCES',\n  syscall: 'open'";
  const project = path.resolve(import.meta.dirname, "../..");
  expect(whyNotBuilt(vite)).toContain(`may not write to ${project}: start Baton once as the owner`);
  expect(whyNotBuilt(vite)).not.toContain("\n");
  expect(whyNotBuilt("Unexpected token")).toBe("The pages could not be built: Unexpected token");
});
